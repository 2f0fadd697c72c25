package dev.hydrant.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// A catalog of files: `<Database>/<Table>.json` under a directory.
///
/// @param directory need not exist where no table is asked for
public record DirectoryTableCatalog(Path directory) implements TableCatalog {

    @Override
    public Optional<byte[]> find(TableName table) throws IOException {
        if (!isFileName(table.database()) || !isFileName(table.table())) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Files.readAllBytes(directory.resolve(table.database()).resolve(table.table() + ".json")));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static boolean isFileName(String name) {
        return !name.isEmpty() && !name.startsWith(".") && name.indexOf('/') < 0 && name.indexOf('\0') < 0;
    }
}
