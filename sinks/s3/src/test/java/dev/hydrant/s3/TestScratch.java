package dev.hydrant.s3;

import dev.hydrant.sink.Scratch;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Files in a directory, counted, each gone when closed.
final class TestScratch implements Scratch {

    private final Path directory;
    private int files;

    TestScratch(Path directory) {
        this.directory = directory;
    }

    int files() {
        return files;
    }

    @Override
    public FileChannel newFile() throws IOException {
        files++;
        Path file = Files.createTempFile(directory, "run-", ".tmp");
        return FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }
}
