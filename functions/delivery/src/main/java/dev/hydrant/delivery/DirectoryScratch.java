package dev.hydrant.delivery;

import dev.hydrant.sink.Scratch;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Scratch files in a directory. They are gone when closed; what a killed process left may be removed by anyone.
///
/// @param directory made where it isn't there
public record DirectoryScratch(Path directory) implements Scratch {

    private static final String PREFIX = "hydrant-";

    @Override
    public FileChannel newFile() throws IOException {
        Files.createDirectories(directory);
        Path file = Files.createTempFile(directory, PREFIX, ".tmp");
        return FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }
}
