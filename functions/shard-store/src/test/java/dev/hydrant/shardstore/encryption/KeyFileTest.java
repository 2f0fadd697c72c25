package dev.hydrant.shardstore.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.wire.ServiceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    private static final String ONE = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String OTHER = "//////////////////////////////////////////8=";

    @TempDir
    private Path directory;

    @Test
    void aDataKeyIsUnwrappedByTheKeyThatWrappedItHoweverThatIsNamed() throws IOException {
        KeyFile keys = keys("{\"alias/a\": \"" + ONE + "\", \"1234-5678\": \"" + OTHER + "\"}");
        byte[] dataKey = {1, 2, 3};
        byte[] wrapped = keys.wrap("arn:aws:kms:us-east-1:000000000000:alias/a", dataKey);
        assertThat(keys.unwrap("alias/a", wrapped)).isEqualTo(dataKey);
        assertThat(wrapped).isNotEqualTo(keys.wrap("alias/a", dataKey));
        assertThatThrownBy(() -> keys.unwrap("arn:aws:kms:us-east-1:000000000000:key/1234-5678", wrapped))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("1234-5678");
    }

    @Test
    void aKeyThatIsNotInTheFileDoesNotExist() throws IOException {
        assertThatThrownBy(() -> keys("{\"alias/a\": \"" + ONE + "\"}").wrap("alias/b", new byte[3]))
                .isInstanceOf(ServiceException.class)
                .hasMessage("Key 'alias/b' does not exist");
    }

    @Test
    void aFileOfOwnKeysThatIsLostIsMissedAndNotMadeAnew() throws IOException {
        Path file = directory.resolve("keys.json");
        byte[] wrapped = new OwnKeys(file, new Random(1)).wrap("alias/aws/kinesis", new byte[] {1});
        Files.delete(file);
        assertThatThrownBy(() -> new OwnKeys(file, new Random(2)).unwrap("alias/aws/kinesis", wrapped))
                .hasMessageContaining(file + ": data was encrypted by its keys: restore it");
        assertThat(file).doesNotExist();
    }

    @Test
    void theStarStandsForEveryOtherKeyEachAnotherOne() throws IOException {
        KeyFile keys = keys("{\"*\": \"" + ONE + "\"}");
        byte[] wrapped = keys.wrap("alias/a", new byte[] {1});
        assertThat(keys("{\"*\": \"" + ONE + "\"}").unwrap("alias/a", wrapped)).containsExactly(1);
        assertThatThrownBy(() -> keys.unwrap("alias/b", wrapped)).isInstanceOf(ServiceException.class);
    }

    @Test
    void aFileThatIsNoKeyFileIsRefusedByWhatIsWrong() {
        assertThatThrownBy(() -> keys("{\"a\": \"AAEC\"}"))
                .hasMessage("`a` must be 32 bytes in base64 but was 3 bytes");
        assertThatThrownBy(() -> keys("{\"a\": 5}")).hasMessageContaining("`a` must be 32 bytes");
        assertThatThrownBy(() -> keys("{\"a\": \"%%\"}")).hasMessageContaining("`a` must be base64");
        assertThatThrownBy(() -> keys("[]")).hasMessageContaining("must be a JSON object");
        assertThatThrownBy(() -> keys("{")).hasMessageContaining("is no JSON");
    }

    @Test
    void aStoreWithoutKeysMakesItsOwnOnceForItselfAlone() throws IOException {
        Path file = directory.resolve("keys.json");
        byte[] wrapped = new OwnKeys(file, new Random(1)).wrap("alias/aws/kinesis", new byte[] {1});
        assertThat(new OwnKeys(file, new Random(2)).unwrap("alias/aws/kinesis", wrapped))
                .containsExactly(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private static KeyFile keys(String json) throws IOException {
        return KeyFile.read(json.getBytes(StandardCharsets.UTF_8), new Random(3));
    }
}
