package dev.hydrant.s3;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// The parts between a key's slashes: where objects are files, each is a file name.
record KeySegments(List<String> parts) {

    /// A file name's limit on most file systems.
    static final int LONGEST_BYTES = 255;

    /// Kept by stores that are directories for what is no object.
    private static final String RESERVED = ".hydrant";

    static KeySegments of(String key) {
        return new KeySegments(List.of(key.split("/", -1)));
    }

    boolean hasDots() {
        return parts.contains(".") || parts.contains("..");
    }

    boolean isReserved() {
        return parts.getFirst().equals(RESERVED);
    }

    long empty() {
        return parts.stream().filter(String::isEmpty).count();
    }

    boolean hasTooLong() {
        return parts.stream().anyMatch(part -> part.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES);
    }
}
