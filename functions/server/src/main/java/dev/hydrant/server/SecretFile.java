package dev.hydrant.server;

import dev.hydrant.command.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads files that hold secrets, and only those that keep them.
///
/// A group may read one, since somebody has chosen its members; everybody may not.
final class SecretFile {

    private static final Set<PosixFilePermission> TOO_OPEN = EnumSet.of(
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);

    private SecretFile() {}

    /// @param option what the file was given by, for messages
    /// @throws RefusedException if it can't be read, is too large, or others may read it
    static byte[] read(String option, Path file, int maxBytes) {
        try {
            refuseOpen(option, file);
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(maxBytes + 1);
                if (bytes.length > maxBytes) {
                    throw new RefusedException(option + " " + file + ": is larger than " + maxBytes + " bytes");
                }
                return bytes;
            }
        } catch (IOException e) {
            throw new RefusedException(option + " " + file + ": can't be read: " + e, e);
        }
    }

    private static void refuseOpen(String option, Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (isTooOpen(view)) {
            throw new RefusedException(
                    option + " " + file + ": holds secrets, and others may read or change it; `chmod 600` it");
        }
    }

    private static boolean isTooOpen(@Nullable PosixFileAttributeView view) throws IOException {
        return view != null && view.readAttributes().permissions().stream().anyMatch(TOO_OPEN::contains);
    }
}
