package dev.hydrant.shardstore.encryption;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The key file of a store that was given none: it has every key, and is made when the first one is needed.
///
/// It lies beside the data. So it keeps what is encrypted from whoever gets at the records alone, at a backup of them
/// or the remains of a disk, and not from whoever has the whole directory.
public final class OwnKeys implements MasterKeys {

    private static final FileAttribute<?>[] PRIVATE =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];

    private final Path file;
    private final RandomGenerator random;
    private @Nullable MasterKeys keys;

    public OwnKeys(Path file, RandomGenerator random) {
        this.file = file;
        this.random = random;
    }

    @Override
    public byte[] wrap(String keyId, byte[] dataKey) {
        return keys().wrap(keyId, dataKey);
    }

    @Override
    public byte[] unwrap(String keyId, byte[] wrapped) {
        if (!Files.exists(file)) {
            throw new UncheckedIOException(
                    new NoSuchFileException(file.toString(), null, "data was encrypted by its keys: restore it"));
        }
        return keys().unwrap(keyId, wrapped);
    }

    private synchronized MasterKeys keys() {
        if (keys == null) {
            try {
                if (!Files.exists(file)) {
                    make();
                }
                keys = KeyFile.read(Files.readAllBytes(file), random);
            } catch (IOException e) {
                throw new UncheckedIOException("the key file " + file + ": " + e.getMessage(), e);
            }
        }
        return keys;
    }

    /// The file is there whole or not at all, whatever happens: a lost key loses what it encrypted.
    private void make() throws IOException {
        Path made = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(made);
        try (FileChannel channel =
                FileChannel.open(made, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PRIVATE)) {
            ByteBuffer bytes = ByteBuffer.wrap(KeyFile.made(random));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
