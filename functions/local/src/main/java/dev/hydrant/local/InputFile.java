package dev.hydrant.local;

import dev.hydrant.command.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The records a command reads: a file, or standard input spooled into one, so that it can be read again.
///
/// @param name what messages and transforms call it
record InputFile(Path path, String name, boolean spooled) implements AutoCloseable {

    private static final String STANDARD_INPUT = "-";

    /// @param argument a path, or `-` for standard input
    static InputFile of(String argument, InputStream standardInput) throws IOException {
        if (argument.equals(STANDARD_INPUT)) {
            Path spool = Files.createTempFile("hydrant-", ".input");
            Files.copy(standardInput, spool, StandardCopyOption.REPLACE_EXISTING);
            return new InputFile(spool, "standard input", true);
        }
        Path path = Path.of(argument);
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new RefusedException("--input " + argument + ": there is no such file, or it can't be read");
        }
        return new InputFile(path, String.valueOf(path.getFileName()), false);
    }

    @Override
    public void close() throws IOException {
        if (spooled) {
            Files.deleteIfExists(path);
        }
    }
}
