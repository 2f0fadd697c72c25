package dev.hydrant.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryTableCatalogTest {

    @TempDir
    private Path directory;

    @Test
    void aTableIsAFileInItsDatabasesDirectory() throws IOException {
        write("catalog/web/clicks.json", "{}");
        assertThat(find("web", "clicks"))
                .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("{}"));
    }

    @ParameterizedTest
    @CsvSource({"web,views", "other,clicks", "web/clicks.json,x"})
    void aTableThatIsNotThereIsEmpty(String database, String table) throws IOException {
        write("catalog/web/clicks.json", "{}");
        assertThat(find(database, table)).isEmpty();
    }

    @Test
    void withoutADirectoryThereIsNoTable() throws IOException {
        assertThat(find("web", "clicks")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"..,secret", ".,secret", "web,../../secret", "web/..,../secret", "'',secret", "web,''", "web,'a\0b'"})
    void aNameNeverLeadsOutOfTheDirectory(String database, String table) throws IOException {
        write("secret.json", "{}");
        write("catalog/secret.json", "{}");
        write("catalog/web/clicks.json", "{}");
        assertThat(find(database, table.replace("\\0", "\0"))).isEmpty();
    }

    @Test
    void aTableThatCannotBeReadIsAnErrorAndNotAbsent() throws IOException {
        Files.createDirectories(directory.resolve("catalog/web/clicks.json"));
        assertThatThrownBy(() -> find("web", "clicks")).isInstanceOf(IOException.class);
        write("catalog/shop", "a file where a directory is looked for");
        assertThatThrownBy(() -> find("shop", "clicks")).isInstanceOf(IOException.class);
    }

    private Optional<byte[]> find(String database, String table) throws IOException {
        return new DirectoryTableCatalog(directory.resolve("catalog"))
                .find(new TableCatalog.TableName("1", database, table, "us-east-1", "LATEST"));
    }

    private void write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
