package dev.hydrant.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.delivery.config.DeliveryStream;
import dev.hydrant.ledger.Counts;
import dev.hydrant.objectstore.LocalDirectoryStore;
import dev.hydrant.objectstore.ObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushDeliveryTest {

    /// Partitioned by a query, so that a batch makes several objects and some records fail.
    private static final String CONFIGURATION = """
            {"DeliveryStreamName": "clicks", "ExtendedS3DestinationConfiguration": {
              "RoleARN": "arn:aws:iam::000000000000:role/r", "BucketARN": "arn:aws:s3:::lake",
              "Prefix": "data/!{partitionKeyFromQuery:type}/!{timestamp:HH-mm-ss}/",
              "ErrorOutputPrefix": "errors/!{firehose:error-output-type}/",
              "DynamicPartitioningConfiguration": {"Enabled": true},
              "ProcessingConfiguration": {"Enabled": true, "Processors": [
                {"Type": "MetadataExtraction", "Parameters": [
                  {"ParameterName": "MetadataExtractionQuery", "ParameterValue": "{type: .type}"},
                  {"ParameterName": "JsonParsingEngine", "ParameterValue": "JQ-1.6"}]}]}}}""";

    private static final long NOON = Instant.parse("2026-07-13T12:00:00Z").toEpochMilli();
    private static final String CLICK = "{\"type\":\"click\"}\n";
    private static final String VIEW = "{\"type\":\"view\"}\n";

    private static final List<SourceRecord> BATCH = List.of(
            TestRecord.of("shard", 1, NOON, CLICK),
            TestRecord.of("shard", 2, NOON + 2_000, VIEW),
            TestRecord.of("shard", 3, NOON + 1_000, "no json\n"));

    @TempDir
    private Path directory;

    @Test
    void everyRecordIsInAnObjectNamedByTheTimeOfItsRecords() throws IOException {
        Counts counts = push("engine", BATCH);
        NavigableMap<String, String> objects = objects();
        assertThat(objects).hasSize(3);
        assertThat(objects.firstEntry().getKey()).startsWith("data/click/12-00-00/clicks-1-2026-07-13-12-00-00-");
        assertThat(objects.firstEntry().getValue()).isEqualTo(CLICK);
        assertThat(objects.higherEntry("data/view/").getKey()).startsWith("data/view/12-00-02/");
        assertThat(objects.lastEntry().getKey()).startsWith("errors/processing-failed/clicks-1-2026-07-13-12-00-01-");
        assertThat(counts.recordsRead()).isEqualTo(3);
        assertThat(counts.recordsDelivered()).isEqualTo(2);
        assertThat(counts.recordsFailed()).isEqualTo(1);
    }

    @Test
    void anErrorRecordHoldsTheOriginalAndTheTimeOfTheNewestRecord() throws IOException {
        push("engine", BATCH);
        assertThat(objects().lastEntry().getValue())
                .contains("\"rawData\":\"bm8ganNvbgo=\"")
                .contains("\"attemptEndingTimestamp\":" + (NOON + 2_000));
    }

    @Test
    void theSameBatchAgainChangesNothing() throws IOException {
        Counts first = push("engine", BATCH);
        NavigableMap<String, String> objects = objects();
        assertThat(push("engine", List.copyOf(BATCH))).isEqualTo(first);
        assertThat(objects()).isEqualTo(objects);
    }

    @Test
    void anotherBatchMakesOtherObjects() throws IOException {
        push("engine", BATCH);
        push("engine", BATCH.subList(0, 2));
        push("engine", List.of(BATCH.get(0), TestRecord.of("shard", 2, NOON + 2_000, "{\"type\":\"View\"}\n")));
        assertThat(objects()).hasSize(3 + 2 + 2);
    }

    @Test
    void anotherProgramMakesOtherObjectsSinceItsBytesMayDiffer() throws IOException {
        push("engine", BATCH);
        push("engine-2", BATCH);
        assertThat(objects()).hasSize(6);
    }

    @Test
    void anEmptyBatchMakesNothing() throws IOException {
        assertThat(push("engine", List.of())).isEqualTo(Counts.NONE);
        assertThat(objects()).isEmpty();
    }

    @Test
    void aBatchThatFailedHalfWayIsWholeOncePushedAgain() throws IOException {
        push("engine", BATCH);
        NavigableMap<String, String> whole = objects();
        Path last = directory.resolve("lake").resolve(whole.lastKey());
        Files.delete(last);
        Path inTheWay = last.getParent();
        Files.delete(inTheWay);
        Files.writeString(inTheWay, "a file where a directory is needed");
        assertThatThrownBy(() -> push("engine", BATCH)).isInstanceOf(RuntimeException.class);
        Files.delete(inTheWay);
        push("engine", BATCH);
        assertThat(objects()).isEqualTo(whole);
    }

    private Counts push(String engine, List<SourceRecord> batch) throws IOException {
        Surroundings surroundings = new Surroundings(
                new DirectoryTableCatalog(directory.resolve("catalog")),
                Transforms.find(PushDeliveryTest.class.getClassLoader()),
                new DirectoryScratch(directory.resolve("scratch")),
                engine,
                DeliveryLimits.defaults(),
                InstantSource.fixed(Instant.EPOCH));
        Delivery delivery =
                Delivery.open(DeliveryStream.parse(CONFIGURATION.getBytes(StandardCharsets.UTF_8)), surroundings);
        try (ObjectStore lake = LocalDirectoryStore.at(directory.resolve("lake"))) {
            return new PushDelivery(delivery, bucket -> lake).deliver(batch);
        }
    }

    private NavigableMap<String, String> objects() throws IOException {
        NavigableMap<String, String> objects = new TreeMap<>();
        Path lake = directory.resolve("lake");
        if (Files.isDirectory(lake)) {
            try (Stream<Path> files = Files.walk(lake)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String key = lake.relativize(file).toString();
                    if (!key.startsWith(".")) {
                        objects.put(key, Files.readString(file));
                    }
                }
            }
        }
        return objects;
    }
}
