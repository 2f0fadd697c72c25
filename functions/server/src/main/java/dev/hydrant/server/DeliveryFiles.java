package dev.hydrant.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Keeps what is known of the delivery streams, a file for each, whole or not at all.
final class DeliveryFiles {

    private static final String SUFFIX = ".json";

    private final Path directory;

    /// @param data the directory of the streams
    DeliveryFiles(Path data) throws IOException {
        this.directory = data.resolve(".hydrant").resolve("deliveries");
        Files.createDirectories(directory);
    }

    List<DeliveryRecord> all() throws IOException {
        List<DeliveryRecord> records = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList()) {
                records.add(DeliveryRecord.decode(Files.readAllBytes(file)));
            }
        }
        return records;
    }

    void write(DeliveryRecord record) throws IOException {
        Path draft = directory.resolve(record.name() + ".draft");
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(record.encode());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file(record.name()), StandardCopyOption.ATOMIC_MOVE);
        syncDirectory();
    }

    void delete(String name) throws IOException {
        Files.deleteIfExists(file(name));
        syncDirectory();
    }

    private Path file(String name) {
        return directory.resolve(name + SUFFIX);
    }

    private void syncDirectory() throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
