package dev.hydrant.server;

import dev.hydrant.command.RefusedException;
import dev.hydrant.wire.ServiceException;
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
    private static final String DELETED = ".deleted";

    private final Path directory;

    /// @param data the directory of the streams
    DeliveryFiles(Path data) throws IOException {
        this.directory = data.resolve(".hydrant").resolve("deliveries");
        Files.createDirectories(directory);
    }

    List<DeliveryRecord> all() throws IOException {
        return read(SUFFIX);
    }

    /// Those whose deletion has begun.
    List<DeliveryRecord> deleted() throws IOException {
        return read(DELETED);
    }

    private List<DeliveryRecord> read(String suffix) throws IOException {
        List<DeliveryRecord> records = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(suffix))
                    .sorted()
                    .toList()) {
                records.add(read(file));
            }
        }
        return records;
    }

    private static DeliveryRecord read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            return DeliveryRecord.decode(bytes);
        } catch (IOException | IllegalArgumentException | ServiceException e) {
            throw new RefusedException(
                    file + " is no delivery stream's: restore it, or move it away to go on without it ("
                            + e.getMessage() + ")",
                    e);
        }
    }

    void write(DeliveryRecord record) throws IOException {
        Path draft = directory.resolve(record.name() + ".draft");
        try {
            writeDraft(draft, record);
            Files.move(draft, file(record.name()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(draft);
            throw e;
        }
        syncDirectory();
    }

    private static void writeDraft(Path draft, DeliveryRecord record) throws IOException {
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(record.encode());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /// From here on the delivery stream is gone, whatever happens.
    void markDeleted(String name) throws IOException {
        Files.move(file(name), deletedFile(name), StandardCopyOption.ATOMIC_MOVE);
        syncDirectory();
    }

    /// Ends a deletion.
    void forget(String name) throws IOException {
        Files.deleteIfExists(deletedFile(name));
        syncDirectory();
    }

    private Path file(String name) {
        return directory.resolve(name + SUFFIX);
    }

    private Path deletedFile(String name) {
        return directory.resolve(name + DELETED);
    }

    private void syncDirectory() throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
