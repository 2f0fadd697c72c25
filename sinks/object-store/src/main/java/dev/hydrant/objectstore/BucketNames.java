package dev.hydrant.objectstore;

import java.util.regex.Pattern;

/// What a bucket may be called: as AWS's ARNs allow, and so a directory's name that isn't hidden.
final class BucketNames {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,254}");

    private BucketNames() {}

    /// @return the same name
    /// @throws IllegalArgumentException where it is no bucket's
    static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a bucket's name must be 1 to 255 letters, digits, `-`, `_` or `.`, with no"
                            + " dot or hyphen first, but was `" + name + "`");
        }
        return name;
    }
}
