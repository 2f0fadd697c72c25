package dev.hydrant.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.ledger.Counts;
import dev.hydrant.ledger.LaneOutcome;
import dev.hydrant.objectstore.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDeliveryTest {

    /// Partitioned by the transform's key, with a backup.
    static final String PARTITIONED = """
            {'DeliveryStreamName': 'clicks', 'ExtendedS3DestinationConfiguration': {
              'RoleARN': 'arn:aws:iam::000000000000:role/r', 'BucketARN': 'arn:aws:s3:::lake',
              'Prefix': 'data/!{partitionKeyFromLambda:p}/',
              'ErrorOutputPrefix': 'errors/!{firehose:error-output-type}/',
              'DynamicPartitioningConfiguration': {'Enabled': true},
              'ProcessingConfiguration': {'Enabled': true, 'Processors': [
                {'Type': 'Lambda', 'Parameters': [
                  {'ParameterName': 'LambdaArn', 'ParameterValue': 'transform:test-transform'}]}]},
              'S3BackupMode': 'Enabled', 'S3BackupConfiguration': {
                'RoleARN': 'arn:aws:iam::000000000000:role/r', 'BucketARN': 'arn:aws:s3:::raw',
                'Prefix': 'source/'}}}""";

    private static final String PLAIN = """
            {'DeliveryStreamName': 'clicks', 'ExtendedS3DestinationConfiguration': {
              'RoleARN': 'arn:aws:iam::000000000000:role/r', 'BucketARN': 'arn:aws:s3:::lake', 'Prefix': 'data/'}}""";

    @TempDir
    private Path directory;

    @Test
    void everyRecordIsDeliveredDroppedOrAnErrorRecordAndTheBackupIsTheInput() throws IOException {
        List<String> lines = List.of(
                "keep a 1", "drop a 2", "keep b 3", "fail b 4", "", "throw a 5", "nokey 6", "deep 7", "keep a 𝄞é€");
        Path input = input(String.join("\n", lines));
        LaneOutcome outcome = TestDelivery.into(directory, PARTITIONED).run(input);

        Delivered lake = Delivered.in(directory.resolve("out/lake"));
        assertThat(lake.lines("data/a/")).containsExactly("keep a 1", "keep a 𝄞é€");
        assertThat(lake.lines("data/b/")).containsExactly("keep b 3");
        assertThat(lake.lines("data/none/")).containsExactly("");
        assertThat(lake.originals("errors/processing-failed/"))
                .containsExactly("fail b 4", "throw a 5", "nokey 6", "deep 7");
        assertThat(String.join(
                        "", Delivered.in(directory.resolve("out/raw")).objects().values()))
                .isEqualTo(String.join("\n", lines));
        Counts counts = outcome.state().counts();
        assertThat(counts.recordsRead()).isEqualTo(9);
        assertThat(counts.recordsDelivered()).isEqualTo(4);
        assertThat(counts.recordsDropped()).isEqualTo(1);
        assertThat(counts.recordsFailed()).isEqualTo(4);
        assertThat(counts.objects()).isEqualTo(3);
        assertThat(outcome.objectsCreated()).isEqualTo(3);
    }

    @Test
    void anErrorRecordSaysWhatWhenAndWhy() throws IOException {
        TestDelivery.into(directory, PARTITIONED).run(input("throw a 1\nnokey 2\nfail 3\nhuge 4\n"));
        List<JsonNode> errors = Delivered.in(directory.resolve("out/lake")).errors("errors/processing-failed/");
        assertThat(errors.getFirst().toString())
                .isEqualTo("{\"attemptsMade\":1,\"arrivalTimestamp\":1783944000000,"
                        + "\"errorCode\":\"Lambda.FunctionError\",\"errorMessage\":\"told to throw\","
                        + "\"attemptEndingTimestamp\":1783944007000,\"rawData\":\"dGhyb3cgYSAxCg==\","
                        + "\"lambdaArn\":\"transform:test-transform\"}");
        assertThat(errors)
                .extracting(error -> error.get("errorCode").textValue() + " "
                        + error.get("errorMessage").textValue())
                .containsExactly(
                        "Lambda.FunctionError told to throw",
                        "DynamicPartitioning.MetadataExtractionFailed partitionKeys values must not be null or empty",
                        "Lambda.ProcessingFailedStatus told to fail",
                        "Lambda.FunctionError the transform returned 17825792 bytes, more than 16777216");
    }

    @Test
    void aSecondRunChangesNothing() throws IOException {
        Path input = input("keep a 1\nkeep b 2\nfail a 3\n".repeat(40));
        TestDelivery delivery = TestDelivery.into(directory, PARTITIONED);
        LaneOutcome first = delivery.run(input);
        Map<String, String> objects = Delivered.in(delivery.out()).objects();
        LaneOutcome second = delivery.run(input);
        assertThat(second.entriesAppended()).isZero();
        assertThat(second.objectsCreated()).isZero();
        assertThat(second.state()).isEqualTo(first.state());
        assertThat(Delivered.in(delivery.out()).objects()).isEqualTo(objects);
    }

    @Test
    void emptyAndLargePayloadsAreRecordsToo() throws IOException {
        LaneOutcome outcome = TestDelivery.into(directory, PARTITIONED).run(input("empty 1\nbig 2\n"));
        Delivered lake = Delivered.in(directory.resolve("out/lake"));
        assertThat(outcome.state().counts().recordsDelivered()).isEqualTo(2);
        assertThat(lake.lines("data/empty/")).isEmpty();
        assertThat(lake.lines("data/big/")).singleElement().matches(line -> line.length() == TestTransform.BIG_BYTES);
    }

    @Test
    void aRecordOfTenMebibytesIsDelivered() throws IOException {
        String line = "x".repeat(10 * 1024 * 1024 - 1);
        LaneOutcome outcome = TestDelivery.into(directory, PLAIN).run(input(line + "\n" + line + "\n"));
        assertThat(outcome.state().counts().recordsDelivered()).isEqualTo(2);
        assertThat(Delivered.in(directory.resolve("out/lake")).lines("data/")).containsExactly(line, line);
    }

    @Test
    void anEmptyFileMakesNoObject() throws IOException {
        LaneOutcome outcome = TestDelivery.into(directory, PARTITIONED).run(input(""));
        assertThat(outcome.state().counts()).isEqualTo(Counts.NONE);
        assertThat(Delivered.in(directory.resolve("out")).objects()).isEmpty();
    }

    @Test
    void allRecordsDroppedMakeNoData() throws IOException {
        LaneOutcome outcome = TestDelivery.into(directory, PARTITIONED).run(input("drop 1\ndrop 2\n"));
        assertThat(outcome.state().counts().recordsDropped()).isEqualTo(2);
        assertThat(Delivered.in(directory.resolve("out/lake")).objects()).isEmpty();
    }

    @Test
    void anUnknownTransformIsRefusedByName() throws IOException {
        Path input = input("keep a 1\n");
        String other = PARTITIONED.replace("transform:test-transform", "transform:nobody");
        assertThatThrownBy(() -> TestDelivery.into(directory, other).run(input))
                .hasMessage("LambdaArn transform:nobody names no transform that is there; those that are:"
                        + " [test-transform]");
        assertThat(Delivered.in(directory).objects()).containsOnlyKeys("input");
    }

    @Test
    void anotherEngineGivesUpWhatIsOpenAndDoesItAgain() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            lines.add("keep " + (i % 4) + " " + i);
        }
        Path input = input(String.join("\n", lines));
        TestDelivery delivery = TestDelivery.into(directory, PARTITIONED);
        for (int puts = 2; puts < 14; puts += 3) {
            BrokenStores broken = new BrokenStores(puts);
            assertThatThrownBy(() -> delivery.withEngine("engine-" + broken.puts())
                            .withStores(broken::around)
                            .run(input))
                    .isInstanceOf(StoreException.class);
        }
        LaneOutcome outcome = delivery.withEngine("engine-last").run(input);
        assertThat(outcome.state().counts().recordsDelivered()).isEqualTo(60);
        assertThat(Delivered.in(directory.resolve("out/lake")).lines("data/"))
                .containsExactlyInAnyOrderElementsOf(lines);
        assertThat(Delivered.in(directory.resolve("out/raw")).lines("source/"))
                .containsExactlyInAnyOrderElementsOf(lines);
    }

    @Test
    void aFullDiskStopsTheRunAndTheNextOneGoesOn() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            lines.add((i % 7 == 0 ? "fail " : "keep ") + (i % 4) + " " + i);
        }
        Path input = input(String.join("\n", lines));
        TestDelivery delivery = TestDelivery.into(directory, PARTITIONED);
        int full = 0;
        while (isDiskFull(delivery, input, full)) {
            full++;
            assertThat(full).isLessThan(100);
        }
        assertThat(full).isGreaterThan(5);
        Delivered lake = Delivered.in(directory.resolve("out/lake"));
        List<String> all = new ArrayList<>(lake.lines("data/"));
        all.addAll(lake.originals("errors/"));
        assertThat(all).containsExactlyInAnyOrderElementsOf(lines);
    }

    /// Whether a run with room for this many changes fails for want of space.
    private static boolean isDiskFull(TestDelivery delivery, Path input, int room) throws IOException {
        try {
            delivery.withStores(new BrokenStores(room)::around).run(input);
            return false;
        } catch (StoreException e) {
            assertThat(e.reason()).isEqualTo(StoreException.Reason.FULL);
            return true;
        }
    }

    private Path input(String content) throws IOException {
        return Files.writeString(directory.resolve("input"), content);
    }
}
