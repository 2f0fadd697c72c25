package dev.hydrant.objectstore;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Keys as paths under a root, and file names as parts of keys, in UTF-8 whatever the locale.
///
/// Java encodes a path's text by the locale, so that under `LANG=C` a key with an umlaut would have no path.
/// A file URI carries the bytes themselves.
final class LocalNames {

    /// A file name's limit on Linux's and most other file systems.
    private static final int MAX_NAME_BYTES = 255;

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final String rootUri;
    private final List<String> reserved;

    /// @param reserved keys, ending in a slash, below which the files are not objects
    LocalNames(Path root, List<String> reserved) {
        String uri = root.toUri().toString();
        this.rootUri = uri.endsWith("/") ? uri : uri + "/";
        this.reserved = List.copyOf(reserved);
    }

    /// @throws StoreException with [StoreException.Reason#INVALID_KEY]
    Path path(String key) {
        Keys.checked(key);
        Optional<String> objection = objection(key);
        if (objection.isPresent()) {
            throw Keys.invalid(key, objection.get());
        }
        return resolve(key);
    }

    /// The directory that holds all keys with this prefix, as a key: empty or ending in a slash.
    ///
    /// @return empty where no key here can have this prefix
    Optional<String> directoryOf(String prefix) {
        String directory = prefix.substring(0, prefix.lastIndexOf('/') + 1);
        boolean possible = directory.isEmpty()
                || (isAsRuled(directory)
                        && objection(directory.substring(0, directory.length() - 1))
                                .isEmpty());
        return possible ? Optional.of(directory) : Optional.empty();
    }

    /// The path of a key, or of a directory's: checked before.
    Path resolve(String key) {
        StringBuilder uri = new StringBuilder(rootUri);
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(b)) {
                uri.append((char) b);
            } else {
                HEX.toHexDigits(uri.append('%'), b);
            }
        }
        return Path.of(URI.create(uri.toString()));
    }

    boolean isReserved(String key) {
        for (String directory : reserved) {
            if (key.startsWith(directory) || directory.equals(key + "/")) {
                return true;
            }
        }
        return false;
    }

    /// The last name of the path.
    ///
    /// @return empty where it is not UTF-8, so that no key can name it
    static Optional<String> name(Path path) {
        String text = path.getFileName().toString();
        if (isAscii(text)) {
            return Optional.of(text);
        }
        String uri = path.toUri().getRawPath();
        int end = uri.endsWith("/") ? uri.length() - 1 : uri.length();
        return decoded(uri.substring(uri.lastIndexOf('/', end - 1) + 1, end));
    }

    private Optional<String> objection(String key) {
        if (isReserved(key)) {
            return Optional.of("these names are kept for Hydrant's own files");
        }
        for (String name : names(key)) {
            if (name.isEmpty()) {
                return Optional.of(
                        "it begins or ends with a slash or holds two in a row, and a file name is not empty");
            }
            int bytes = name.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_NAME_BYTES) {
                return Optional.of(
                        "its part `" + name + "` has " + bytes + " bytes, and a file name at most " + MAX_NAME_BYTES);
            }
        }
        return Optional.empty();
    }

    private static boolean isAsRuled(String directory) {
        try {
            Keys.checked(directory);
            return true;
        } catch (StoreException e) {
            return false; // no key against the rules was ever stored
        }
    }

    private static List<String> names(String key) {
        List<String> names = new ArrayList<>();
        int from = 0;
        for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', from)) {
            names.add(key.substring(from, slash));
            from = slash + 1;
        }
        names.add(key.substring(from));
        return names;
    }

    private static Optional<String> decoded(String escaped) {
        ByteBuffer bytes = ByteBuffer.allocate(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '%') {
                bytes.put((byte) HexFormat.fromHexDigits(escaped, i + 1, i + 3));
                i += 2;
            } else {
                bytes.put((byte) c);
            }
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty(); // a foreign file in another encoding
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '/'
                || b == '-'
                || b == '_'
                || b == '.';
    }
}
