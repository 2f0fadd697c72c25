package dev.hydrant.shardstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.shardstore.encryption.KeyFile;
import dev.hydrant.shardstore.encryption.MasterKeys;
import dev.hydrant.shardstore.encryption.RunSeals;
import dev.hydrant.wire.RequestIds;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Wire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptionTest {

    private static final String KMS =
            "{\"StreamName\":\"s\",\"EncryptionType\":\"KMS\",\"KeyId\":\"alias/aws/kinesis\"}";

    @TempDir
    private Path directory;

    private final TestStore test = new TestStore();
    private @Nullable ShardStore opened;

    EncryptionTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        if (opened != null) {
            opened.close();
        }
    }

    @Test
    void whatIsPutToAnEncryptedStreamIsNowhereInPlainTextAndReadAsItWasPut() throws IOException {
        TestCalls calls = onDisk(secrets -> {
            secrets.ok("CreateStream", "{\"StreamName\":\"s\",\"ShardCount\":2}");
            secrets.ok("StartStreamEncryption", KMS);
            for (int i = 0; i < 50; i++) {
                secrets.put("s", "secret-key-" + i, "secret-data-" + i);
            }
        });
        List<String> read = new ArrayList<>();
        for (int shard = 0; shard < 2; shard++) {
            JsonNode records = calls.records(calls.iterator("s", shard, "TRIM_HORIZON", ""));
            read.addAll(calls.data(records));
            records.get("Records")
                    .forEach(record ->
                            assertThat(record.get("EncryptionType").asText()).isEqualTo("KMS"));
        }
        assertThat(read).hasSize(50).allMatch(data -> data.startsWith("secret-data-"));
        assertThat(filesWith("secret-")).isEmpty();
        assertThat(filesWith("alias/aws/kinesis")).isNotEmpty();
    }

    @Test
    void theSameWithoutEncryptionIsFoundByTheSameSearch() throws IOException {
        onDisk(plain -> {
            plain.ok("CreateStream", "{\"StreamName\":\"s\",\"ShardCount\":1}");
            plain.put("s", "secret-key", "secret-data");
        });
        assertThat(filesWith("secret-")).isNotEmpty();
    }

    @Test
    void encryptionBeginsAndEndsBetweenRecordsAndBothKindsAreRead() throws IOException {
        test.createStream("s", 1);
        test.put("s", "k", "before");
        start();
        assertThat(description().get("EncryptionType").asText()).isEqualTo("KMS");
        assertThat(description().get("KeyId").asText()).isEqualTo("alias/aws/kinesis");
        assertThat(test.put("s", "k", "within").get("EncryptionType").asText()).isEqualTo("KMS");
        test.ok("StopStreamEncryption", KMS);
        test.clock.advance(Duration.ofSeconds(1));
        assertThat(test.put("s", "k", "after").has("EncryptionType")).isFalse();
        assertThat(description().get("EncryptionType").asText()).isEqualTo("NONE");
        assertThat(description().has("KeyId")).isFalse();
        test.losePower();
        JsonNode records = test.records(test.iterator("s", 0, "TRIM_HORIZON", ""));
        assertThat(test.data(records)).containsExactly("before", "within", "after");
        assertThat(records.get("Records").get(0).has("EncryptionType")).isFalse();
        assertThat(records.get("Records").get(1).get("EncryptionType").asText()).isEqualTo("KMS");
    }

    @Test
    void anEncryptedStreamIsReadInPagesFromAnyRecord() {
        test.createStream("s", 1);
        start();
        StringBuilder records = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            records.append(i == 0 ? "" : ",")
                    .append("{\"PartitionKey\":\"k\",\"Data\":\"" + TestStore.base64("r" + i) + "\"}");
        }
        JsonNode put = test.ok("PutRecords", "{\"StreamName\":\"s\",\"Records\":[" + records + "]}");
        String seventh = put.get("Records").get(7).get("SequenceNumber").asText();
        String iterator =
                test.iterator("s", 0, "AT_SEQUENCE_NUMBER", ",\"StartingSequenceNumber\":\"" + seventh + "\"");
        JsonNode page = test.ok("GetRecords", "{\"Limit\":5,\"ShardIterator\":\"" + iterator + "\"}");
        assertThat(test.data(page)).containsExactly("r7", "r8", "r9", "r10", "r11");
        assertThat(test.data(test.records(page.get("NextShardIterator").asText())))
                .startsWith("r12")
                .hasSize(8);
    }

    @Test
    void aKeyMustBeOfKmsAndADayTakesSoManyChanges() {
        test.createStream("s", 1);
        assertThat(test.error("StartStreamEncryption", KMS.replace("\"KMS\"", "\"NONE\"")))
                .isEqualTo("InvalidArgumentException EncryptionType must be KMS but was NONE.");
        for (int i = 0; i < 25; i++) {
            start();
        }
        assertThat(test.error("StartStreamEncryption", KMS)).startsWith("LimitExceededException");
    }

    @Test
    void whoHasNotTheKeyNeitherBeginsNorReads() throws IOException {
        MasterKeys some = KeyFile.read(
                "{\"alias/a\":\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\"}".getBytes(StandardCharsets.UTF_8),
                new Random(1));
        byte[] sealed = new RunSeals(some, new Random(2)).seal("alias/a", 3, new byte[] {1, 2});
        assertThat(new RunSeals(some, new Random(3)).open(3, ByteBuffer.wrap(sealed)))
                .containsExactly(1, 2);
        assertThatThrownBy(() -> new RunSeals(some, new Random(3)).open(4, ByteBuffer.wrap(sealed)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("shard number 4");
        assertThatThrownBy(() -> new RunSeals(MasterKeys.NONE, new Random(3)).open(3, ByteBuffer.wrap(sealed)))
                .isInstanceOf(ServiceException.class)
                .hasMessage("Key 'alias/a' does not exist");
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> new RunSeals(some, new Random(3)).open(3, ByteBuffer.wrap(changed)))
                    .as("byte " + i)
                    .isInstanceOfAny(IOException.class, ServiceException.class);
        }
    }

    /// Does this to a store on a disk, and reopens it.
    private TestCalls onDisk(Consumer<TestCalls> work) throws IOException {
        try (ShardStore store = openOnDisk()) {
            work.accept(calls(store));
        }
        opened = openOnDisk();
        return calls(opened);
    }

    private ShardStore openOnDisk() throws IOException {
        return ShardStore.open(
                directory, StoreSettings.defaults().withTransition(Duration.ZERO), Clock.systemUTC(), new Random());
    }

    private static TestCalls calls(ShardStore store) {
        Wire wire = new Wire(List.of(KinesisApi.binding(store)), new RequestIds(new Random()));
        return new TestCalls() {
            @Override
            Wire wire() {
                return wire;
            }
        };
    }

    private List<Path> filesWith(String text) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private void start() {
        test.ok("StartStreamEncryption", KMS);
        assertThat(description().get("StreamStatus").asText()).isEqualTo("UPDATING");
        test.clock.advance(Duration.ofSeconds(1));
    }

    private JsonNode description() {
        return test.ok("DescribeStream", "{\"StreamName\":\"s\"}").get("StreamDescription");
    }
}
