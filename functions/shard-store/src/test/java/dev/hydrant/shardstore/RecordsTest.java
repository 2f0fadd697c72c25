package dev.hydrant.shardstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.shardstore.records.PutEntry;
import dev.hydrant.wire.Blob;
import dev.hydrant.wire.ServiceException;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RecordsTest {

    /// It names a shard of an index below zero.
    private static final String BELOW_ZERO = sequence("2" + "0".repeat(37) + "800000002");

    private final TestStore test = new TestStore();

    RecordsTest() throws IOException {}

    @Test
    void recordsAreReadInOrderByEachKindOfIterator() {
        test.createStream("s", 1);
        test.put("s", "k", "a");
        test.clock.advance(Duration.ofSeconds(10));
        String sequence = test.put("s", "k", "b").get("SequenceNumber").asText();
        String latest = test.iterator("s", 0, "LATEST", "");
        test.put("s", "k", "c");
        String number = ",\"StartingSequenceNumber\":\"" + sequence + "\"";
        assertThat(read("TRIM_HORIZON", "")).containsExactly("a", "b", "c");
        assertThat(read("AT_SEQUENCE_NUMBER", number)).containsExactly("b", "c");
        assertThat(read("AFTER_SEQUENCE_NUMBER", number)).containsExactly("c");
        assertThat(test.data(test.records(latest))).containsExactly("c");
        assertThat(read("AT_TIMESTAMP", ",\"Timestamp\":" + (test.clock.millis() / 1000 - 5)))
                .containsExactly("b", "c");
        assertThat(read("AT_TIMESTAMP", ",\"Timestamp\":1")).containsExactly("a", "b", "c");
    }

    @Test
    void readingGoesOnWithTheNextIterator() {
        test.createStream("s", 1);
        test.put("s", "k", "a");
        JsonNode first = test.records(test.iterator("s", 0, "TRIM_HORIZON", ""));
        assertThat(first.get("MillisBehindLatest").asLong()).isZero();
        JsonNode second = test.records(first.get("NextShardIterator").asText());
        assertThat(second.get("Records")).isEmpty();
        test.put("s", "k", "b");
        assertThat(test.data(test.records(second.get("NextShardIterator").asText())))
                .containsExactly("b");
    }

    @Test
    void whoReadsAtTheTipWhileRecordsArriveGetsEachOnceAndInOrder() throws Exception {
        int puts = 3_000;
        test.createStream("s", 1);
        List<String> put = new ArrayList<>();
        List<String> read = new ArrayList<>();
        try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
            Future<?> writing = writer.submit(() -> {
                for (int i = 0; i < puts; i++) {
                    put.add("record " + i);
                    test.put("s", "k", "record " + i);
                }
            });
            String iterator = test.iterator("s", 0, "TRIM_HORIZON", "");
            while (read.size() < puts) {
                JsonNode page = test.records(iterator);
                read.addAll(test.data(page));
                assertThat(page.get("MillisBehindLatest").asLong()).isZero();
                iterator = page.get("NextShardIterator").asText();
            }
            writing.get();
        }
        assertThat(read).isEqualTo(put);
    }

    @Test
    void aReaderThatStopsEarlyIsToldHowFarBehindItIs() {
        test.createStream("s", 1);
        test.put("s", "k", "a");
        test.clock.advance(Duration.ofSeconds(7));
        test.put("s", "k", "b");
        String iterator = test.iterator("s", 0, "TRIM_HORIZON", "");
        JsonNode page = test.ok("GetRecords", "{\"Limit\":1,\"ShardIterator\":\"" + iterator + "\"}");
        assertThat(test.data(page)).containsExactly("a");
        assertThat(page.get("MillisBehindLatest").asLong()).isEqualTo(7_000);
    }

    @Test
    void anIteratorHasTheShapeOfAwssAndExpires() {
        test.createStream("foo", 1);
        String iterator = test.iterator("foo", 0, "LATEST", "");
        assertThat(Base64.getDecoder().decode(iterator))
                .hasSize(152 + (3 + 2) / 16 * 16)
                .startsWith(0, 0, 0, 0, 0, 0, 0, 1);
        assertThat(test.records("\"" + iterator + "\"").get("Records")).isEmpty();
        test.clock.advance(Duration.ofSeconds(301));
        assertThat(test.error("GetRecords", "{\"ShardIterator\":\"" + iterator + "\"}"))
                .startsWith("ExpiredIteratorException Iterator expired. The iterator was created at time Tue Nov 14"
                        + " 22:13:21 UTC 2023 while right now it is Tue Nov 14 22:18:22 UTC 2023 which is further in"
                        + " the future than the tolerated delay of 300000 milliseconds.");
        assertThat(test.error("GetRecords", "{\"ShardIterator\":\"" + iterator.replace('A', 'B') + "\"}"))
                .isEqualTo("InvalidArgumentException Invalid ShardIterator.");
    }

    @Test
    void recordsGoWhereTheirKeysHashTo() {
        test.createStream("s", 4);
        BigInteger quarter = BigInteger.ONE.shiftLeft(126);
        for (String key : new String[] {"a", "b", "\uD83D\uDE92", "d".repeat(256)}) {
            int expected = HashKeys.of(key).divide(quarter).intValue();
            assertThat(test.put("s", key, "x").get("ShardId").asText()).isEqualTo(Shard.id(expected));
        }
        JsonNode explicit = test.ok(
                "PutRecord",
                "{\"StreamName\":\"s\",\"PartitionKey\":\"a\",\"Data\":\"\",\"ExplicitHashKey\":\"" + HashKeys.MAX
                        + "\"}");
        assertThat(explicit.get("ShardId").asText()).isEqualTo(Shard.id(3));
        assertThat(test.error(
                        "PutRecord",
                        "{\"StreamName\":\"s\",\"PartitionKey\":\"a\",\"Data\":\"\",\"ExplicitHashKey\":\""
                                + HashKeys.MAX.add(BigInteger.ONE) + "\"}"))
                .startsWith("InvalidArgumentException Invalid ExplicitHashKey. ExplicitHashKey must be in the range:");
    }

    @Test
    void aKeyAboveTheBasicPlaneComesBackUnharmed() {
        test.createStream("s", 1);
        test.put("s", "\uD83D\uDE92", "x");
        assertThat(test.records(test.iterator("s", 0, "TRIM_HORIZON", ""))
                        .at("/Records/0/PartitionKey")
                        .asText())
                .isEqualTo("\uD83D\uDE92");
    }

    @Test
    void manyRecordsArePutAtOnceEachToItsShard() {
        test.createStream("s", 3);
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            entries.add("{\"PartitionKey\":\"k" + i + "\",\"Data\":\"" + TestStore.base64("d" + i) + "\"}");
        }
        JsonNode answer = test.ok("PutRecords", "{\"StreamName\":\"s\",\"Records\":" + entries + "}");
        assertThat(answer.get("FailedRecordCount").asInt()).isZero();
        assertThat(answer.get("Records")).hasSize(500);
        int read = 0;
        for (int shard = 0; shard < 3; shard++) {
            read += test.records(test.iterator("s", shard, "TRIM_HORIZON", ""))
                    .get("Records")
                    .size();
        }
        assertThat(read).isEqualTo(500);
    }

    @Test
    void whatHasExpiredIsNeverReturned() {
        test.createStream("s", 1);
        String first = test.put("s", "k", "old").get("SequenceNumber").asText();
        test.clock.advance(Duration.ofHours(25));
        test.put("s", "k", "new");
        assertThat(read("TRIM_HORIZON", "")).containsExactly("new");
        assertThat(read("AT_SEQUENCE_NUMBER", ",\"StartingSequenceNumber\":\"" + first + "\""))
                .containsExactly("new");
    }

    @Test
    void expiredFilesAreDeletedAndReadingGoesOn() throws IOException {
        TestStore small = new TestStore(StoreSettings.defaults().withFileBytes(1_000), new Random(1));
        small.createStream("s", 1);
        for (int i = 0; i < 50; i++) {
            small.put("s", "k", "d" + i);
        }
        long before = small.records.size();
        small.clock.advance(Duration.ofHours(25));
        small.put("s", "k", "new");
        small.store().trim();
        assertThat(small.records.size()).isLessThan(before / 4);
        small.losePower();
        assertThat(small.data(small.records(small.iterator("s", 0, "TRIM_HORIZON", ""))))
                .containsExactly("new");
    }

    @Test
    void sequenceNumbersGoOnThoughAllRecordsOfAShardAreTrimmed() throws IOException {
        TestStore small = new TestStore(StoreSettings.defaults().withFileBytes(1_000), new Random(1));
        small.createStream("s", 1);
        small.createStream("other", 1);
        String last = "";
        for (int i = 0; i < 20; i++) {
            last = small.put("s", "k", "old").get("SequenceNumber").asText();
        }
        for (int day = 0; day < 2; day++) {
            small.clock.advance(Duration.ofHours(25));
            for (int i = 0; i < 20; i++) {
                small.put("other", "k", "new");
            }
        }
        small.store().trim();
        small.losePower();
        String next = small.put("s", "k", "new").get("SequenceNumber").asText();
        assertThat(SequenceNumber.parse(next).counter())
                .isGreaterThan(SequenceNumber.parse(last).counter());
        String after = small.iterator("s", 0, "AFTER_SEQUENCE_NUMBER", ",\"StartingSequenceNumber\":\"" + last + "\"");
        assertThat(small.data(small.records(after))).containsExactly("new");
    }

    @Test
    void anyNumberOfThePastMayBeGivenToOrderBy() {
        test.createStream("s", 1);
        for (String number : List.of("0", BELOW_ZERO, sequence("2" + "0".repeat(26) + "ff" + "0".repeat(17) + "2"))) {
            test.ok("PutRecord", ordered(number));
        }
        for (String number :
                List.of("9".repeat(56), sequence("2" + "0".repeat(28) + "2ffffffff" + "0".repeat(8) + "2"))) {
            assertThat(test.error("PutRecord", ordered(number)))
                    .isEqualTo("InvalidArgumentException ExclusiveMinimumSequenceNumber " + number
                            + " used in PutRecord on stream s under account 000000000000 is invalid.");
        }
    }

    private static String ordered(String number) {
        return "{\"StreamName\":\"s\",\"PartitionKey\":\"k\",\"Data\":\"\",\"SequenceNumberForOrdering\":\"" + number
                + "\"}";
    }

    private static String sequence(String hexadecimal) {
        return new BigInteger(hexadecimal, 16).toString();
    }

    @Test
    void theWrongIteratorArgumentsAreExplained() {
        test.createStream("s", 2);
        String sequence = test.put("s", "k", "a").get("SequenceNumber").asText();
        String shard = test.put("s", "k", "a").get("ShardId").asText();
        String other = shard.endsWith("0") ? "1" : "0";
        assertThat(iteratorError(other, "AT_SEQUENCE_NUMBER", ",\"StartingSequenceNumber\":\"" + sequence + "\""))
                .startsWith("InvalidArgumentException Invalid StartingSequenceNumber. It encodes " + shard);
        assertThat(iteratorError("0", "AT_SEQUENCE_NUMBER", ",\"StartingSequenceNumber\":\"" + "9".repeat(56) + "\""))
                .endsWith("is invalid.");
        assertThat(iteratorError("0", "AT_SEQUENCE_NUMBER", ",\"StartingSequenceNumber\":\"7\""))
                .as("of the oldest layout")
                .contains("It encodes shardId-000000000007, while it was used in a call to a shard with");
        assertThat(iteratorError("0", "AT_SEQUENCE_NUMBER", ",\"StartingSequenceNumber\":\"0\""))
                .endsWith("is invalid because it did not come from this stream.");
        assertThat(iteratorError("0", "AT_SEQUENCE_NUMBER", ",\"StartingSequenceNumber\":\"" + BELOW_ZERO + "\""))
                .contains("It encodes shardId--02147483648, while it was used in a call to a shard with");
        assertThat(iteratorError("0", "AT_SEQUENCE_NUMBER", "")).contains("and no StartingSequenceNumber");
        assertThat(iteratorError("0", "LATEST", ",\"StartingSequenceNumber\":\"" + sequence + "\""))
                .contains("and also a StartingSequenceNumber");
        assertThat(iteratorError("0", "AT_TIMESTAMP", "")).contains("Must specify timestampInMillis parameter");
        assertThat(iteratorError("0", "AT_TIMESTAMP", ",\"Timestamp\":99999999999"))
                .contains("cannot be greater than the currentTimestampInMillis");
        assertThat(iteratorError("2", "LATEST", "")).startsWith("ResourceNotFoundException Shard shardId-000000000002");
        assertThat(iteratorError("x", "LATEST", "")).startsWith("ResourceNotFoundException Could not find shard x");
    }

    @Test
    void aRecordMayBeTenMebibytes() {
        test.createStream("s", 1);
        String data = "x".repeat(10 * 1024 * 1024 - 1);
        test.put("s", "k", data);
        assertThat(read("TRIM_HORIZON", "")).containsExactly(data);
        assertThat(test.error(
                        "PutRecord",
                        "{\"StreamName\":\"s\",\"PartitionKey\":\"kk\",\"Data\":\"" + TestStore.base64(data) + "\"}"))
                .startsWith("InvalidArgumentException The record and its partition key take");
        String half = "{\"PartitionKey\":\"k\",\"Data\":\"" + TestStore.base64(data.substring(0, data.length() / 2 + 1))
                + "\"}";
        assertThat(test.error("PutRecords", "{\"StreamName\":\"s\",\"Records\":[" + half + "," + half + "]}"))
                .isEqualTo("InvalidArgumentException Records size exceeds 10 MB limit");
    }

    @Test
    void aFullDiskFailsPutsAndNothingElse() throws IOException {
        test.createStream("s", 1);
        test.put("s", "k", "a");
        test.records.setCapacity(test.records.size() + 20);
        assertThat(test.error("PutRecord", "{\"StreamName\":\"s\",\"PartitionKey\":\"k\",\"Data\":\"YQ==\"}"))
                .isEqualTo("InternalFailureException Internal Service Failure");
        JsonNode many = test.ok(
                "PutRecords", "{\"StreamName\":\"s\",\"Records\":[{\"PartitionKey\":\"k\",\"Data\":\"YQ==\"}]}");
        assertThat(many.get("FailedRecordCount").asInt()).isEqualTo(1);
        assertThat(many.at("/Records/0/ErrorCode").asText()).isEqualTo("InternalFailure");
        assertThat(read("TRIM_HORIZON", "")).containsExactly("a");
        test.records.setCapacity(Long.MAX_VALUE);
        test.put("s", "k", "b");
        assertThat(read("TRIM_HORIZON", "")).containsExactly("a", "b");
        test.losePower();
        assertThat(read("TRIM_HORIZON", "")).containsExactly("a", "b");
    }

    @Test
    void aHiddenStreamKeepsItsRecordsUntilTheyAreReleasedAndThenRefusesMore() throws IOException {
        TestStore small = new TestStore(StoreSettings.defaults().withBacklogBytes(2_000), new Random(1));
        StoredStream stream = small.store().create(StreamSpec.hidden("firehose:x"));
        Shard shard = stream.shards().getFirst();
        PutEntry entry = new PutEntry(new byte[0], Blob.of(new byte[1_000]));
        List<BigInteger> key = Collections.nCopies(1, BigInteger.ZERO);
        small.store().put(stream, List.of(entry), key);
        small.store().put(stream, List.of(entry), key);
        assertThatThrownBy(() -> small.store().put(stream, List.of(entry), key)).isInstanceOf(ServiceException.class);
        small.clock.advance(Duration.ofDays(30));
        assertThat(small.store().read(stream, shard, 1, 10, 10_000).records()).hasSize(2);
        small.store().release(shard, 2);
        assertThat(small.store().put(stream, List.of(entry), key)).hasSize(1);
        assertThat(small.store().read(stream, shard, 1, 10, 10_000).records()).hasSize(1);
    }

    private List<String> read(String type, String more) {
        return test.data(test.records(test.iterator("s", 0, type, more)));
    }

    private String iteratorError(String shard, String type, String more) {
        return test.error(
                "GetShardIterator",
                "{\"StreamName\":\"s\",\"ShardId\":\"" + shard + "\",\"ShardIteratorType\":\"" + type + "\"" + more
                        + "}");
    }
}
