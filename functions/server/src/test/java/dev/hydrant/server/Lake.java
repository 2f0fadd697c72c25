package dev.hydrant.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Looks at what was delivered to a directory.
final class Lake {

    private Lake() {}

    /// The objects' contents, in the order of their names.
    static List<String> objects(Path directory) throws IOException {
        List<String> contents = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    contents.add(Files.readString(file));
                }
            }
        }
        return contents;
    }
}
