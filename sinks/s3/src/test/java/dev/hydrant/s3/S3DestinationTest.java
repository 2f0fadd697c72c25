package dev.hydrant.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.sink.Effect;
import dev.hydrant.sink.Emission;
import dev.hydrant.sink.ObjectKind;
import dev.hydrant.sink.PlanIdentity;
import dev.hydrant.sink.Pull;
import dev.hydrant.sink.Refused;
import dev.hydrant.sink.SinkRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3DestinationTest {

    private static final long NOON = Instant.parse("2026-07-13T12:00:00Z").toEpochMilli();
    private static final PlanIdentity PLAN =
            new PlanIdentity("delivery-1", "lane-1", 7, Instant.parse("2026-07-13T12:30:00Z"));
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    @TempDir
    private Path directory;

    @Test
    void aFileEndsAtItsSizeHintAndTheRestIsALastFile() throws IOException {
        List<String> out = deliver("in/", new S3Limits(6, 1000, OptionalInt.empty()), plain("abc", "def", "ghi"));
        assertThat(out).containsExactly("in/2026/07/13/12/: abc def ", "in/2026/07/13/12/: ghi ");
    }

    @Test
    void recordsOfAPartitionAreInOneFileInTheirOrder() throws IOException {
        List<SinkRecord> records = List.of(
                keyed(0, "b1", "b"),
                keyed(1, "a1", "a"),
                keyed(2, "b2", "b"),
                keyed(3, "ä1", "ä"),
                keyed(4, "a2", "a"));
        assertThat(deliver("!{partitionKeyFromQuery:k}/", limits(), records))
                .containsExactly("a/: a1 a2 ", "b/: b1 b2 ", "ä/: ä1 ");
    }

    @Test
    void aRefusedRecordCostsItselfOnly() throws IOException {
        List<SinkRecord> records = List.of(keyed(0, "bad", "a"), keyed(1, "good", "a"), keyed(2, "bad", "b"));
        assertThat(deliver("!{partitionKeyFromQuery:k}/", limits(), records))
                .containsExactly(
                        "0 format-conversion-failed DataFormatConversion.ParseError it is bad",
                        "a/: good ",
                        "2 format-conversion-failed DataFormatConversion.ParseError it is bad");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "``, partitionKeys values must not be null or empty",
                "a\0b, partitionKeys values must not be null or empty",
                "half \ud800, partitionKeys values must not be null or empty",
                "../../etc, partitionKeys values must not make a path segment . or ..",
                ".., partitionKeys values must not make a path segment . or ..",
                "/a, partitionKeys values must not make an empty path segment",
                "a/, partitionKeys values must not make an empty path segment",
                "a//b, partitionKeys values must not make an empty path segment",
                ".hydrant, partitionKeys values must not make a path that is kept for Hydrant's own files",
                ".hydrant/x, partitionKeys values must not make a path that is kept for Hydrant's own files",
            })
    void aPartitionValueThatMakesNoKeyIsRefused(String value, String message) throws IOException {
        assertThat(deliver("!{partitionKeyFromQuery:k}/", limits(), List.of(keyed(0, "x", value), keyed(1, "y", "ok"))))
                .containsExactly(
                        "0 processing-failed DynamicPartitioning.MetadataExtractionFailed " + message, "ok/: y ");
    }

    @Test
    void aPartitionValueThatIsTooLongIsRefused() throws IOException {
        String longest = ("k".repeat(255) + "/").repeat(2).substring(0, 511);
        String euros = ("€".repeat(84) + "/").repeat(5) + "€";
        List<SinkRecord> records = List.of(
                keyed(0, "x", longest),
                keyed(1, "y", longest + "k"),
                keyed(2, "z", euros),
                keyed(3, "w", "k".repeat(256)),
                keyed(4, "v", "€".repeat(86)));
        String segment = " processing-failed DynamicPartitioning.MetadataExtractionFailed"
                + " partitionKeys values must not make a path segment longer than 255 bytes";
        assertThat(deliver("!{partitionKeyFromQuery:k}/", limits(), records))
                .containsExactly(
                        "1 processing-failed DynamicPartitioning.MetadataExtractionFailed"
                                + " Length of evaluated prefix cannot be greater than 512",
                        "2 processing-failed DynamicPartitioning.MetadataExtractionFailed"
                                + " Length of object key cannot be greater than 1024 bytes",
                        "3" + segment,
                        "4" + segment,
                        longest + "/: x ");
    }

    @Test
    void aSegmentThatThePrefixItselfLeavesEmptyIsNoRecordsFault() throws IOException {
        assertThat(deliver("//a//!{partitionKeyFromQuery:k}/", limits(), List.of(keyed(0, "x", "v"))))
                .containsExactly("//a//v/: x ");
    }

    @Test
    void aSegmentThatThePrefixItselfMakesTooLongIsNoRecordsFault() throws IOException {
        String own = "x".repeat(256) + "/";
        assertThat(deliver(own + "!{partitionKeyFromQuery:k}/", limits(), List.of(keyed(0, "x", "v"))))
                .containsExactly(own + "v/: x ");
    }

    @Test
    void aPartitionThatIsRefusedDoesNotCountAsActive() throws IOException {
        assertThat(deliver(
                        "!{partitionKeyFromQuery:k}/",
                        new S3Limits(1000, 1000, OptionalInt.of(1)),
                        List.of(keyed(0, "x", ".."), keyed(1, "y", "a"))))
                .hasSize(2)
                .contains("a/: y ");
    }

    @Test
    void aPartitionBeyondTheLimitIsRefused() throws IOException {
        List<SinkRecord> records =
                List.of(keyed(0, "x", "a"), keyed(1, "y", "b"), keyed(2, "z", "c"), keyed(3, "w", "a"));
        assertThat(deliver("!{partitionKeyFromQuery:k}/", new S3Limits(1000, 1000, OptionalInt.of(2)), records))
                .containsExactly(
                        "2 processing-failed DynamicPartitioning.ActivePartitionLimitExceeded"
                                + " Active partition limit of 2 exceeded by this record",
                        "a/: x w ",
                        "b/: y ");
    }

    @Test
    void thePrefixIsOfTheOldestRecordEvenWhereItCameLater() throws IOException {
        List<SinkRecord> records = List.of(
                TestRecords.record(0, NOON + 3_600_000, "late", Map.of()),
                TestRecords.record(1, NOON - 3_600_000, "early", Map.of()));
        assertThat(deliver("", limits(), records)).containsExactly("2026/07/13/11/: late early ");
    }

    @Test
    void aRefusedRecordGivesAFileNoTime() throws IOException {
        List<SinkRecord> records = List.of(
                TestRecords.record(0, NOON - 3_600_000, "bad", Map.of()),
                TestRecords.record(1, NOON, "good", Map.of()));
        assertThat(deliver("", limits(), records)).contains("2026/07/13/12/: good ");
    }

    @Test
    void thePrefixIsInTheConfiguredZoneAndTheSuffixInUtc() throws InvalidPrefixException {
        OutputPrefix prefix = OutputPrefix.parse("in/", PrefixField.PREFIX).orTimed();
        ObjectNaming naming = new ObjectNaming("data", "clicks", "3", prefix, ZoneId.of("Asia/Kolkata"), "");
        String key = naming.key(
                Partition.of(List.of(), GatherKey.NONE),
                new DerivedNames(PLAN, "data", 0),
                Instant.parse("2026-07-13T20:00:00Z"));
        assertThat(key).startsWith("in/2026/07/14/01/clicks-3-2026-07-13-20-00-00-");
    }

    @Test
    void aKeyHasTheShapeOfFirehosesNames() throws IOException {
        assertThat(keys("in/", PLAN, plain("abc")))
                .singleElement()
                .satisfies(key ->
                        assertThat(key).matches("in/2026/07/13/12/clicks-3-2026-07-13-12-00-00-" + UUID + "\\.txt"));
        assertThat(keys("r/!{firehose:random-string}/!{firehose:random-string}/", PLAN, plain("abc")))
                .singleElement()
                .satisfies(key -> assertThat(key).matches("r/([0-9a-f]{11})/(?!\\1)[0-9a-f]{11}/clicks-.*"));
    }

    @Test
    void theSamePlanMakesTheSameKeysAndAnotherPlanOthers() throws IOException {
        String prefix = "!{firehose:random-string}/";
        List<String> first = keys(prefix, PLAN, plain("abc"));
        assertThat(keys(prefix, PLAN, plain("abc"))).isEqualTo(first);
        assertThat(keys(prefix, new PlanIdentity("delivery-1", "lane-1", 8, PLAN.cutTime()), plain("abc")))
                .doesNotContainAnyElementsOf(first);
        assertThat(keys(prefix, new PlanIdentity("delivery-2", "lane-1", 7, PLAN.cutTime()), plain("abc")))
                .doesNotContainAnyElementsOf(first);
    }

    @Test
    void filesOfOnePartitionAndOneSecondHaveKeysOfTheirOwn() throws IOException {
        List<String> keys = new ArrayList<>();
        for (Emission emission :
                emissions("in/", new S3Limits(3, 1000, OptionalInt.empty()), PLAN, plain("abc", "def", "ghi"))) {
            keys.add(((Effect.Put) emission).key());
        }
        assertThat(keys).hasSize(3).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void theMemoryBudgetChangesNothingInWhatIsEmitted() throws IOException {
        List<SinkRecord> records = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            records.add(keyed(i, i % 17 == 0 ? "bad" : "payload " + i, "key " + i * 7 % 31));
        }
        String prefix = "!{partitionKeyFromQuery:k}/";
        List<String> inMemory = deliver(prefix, new S3Limits(60, 100_000_000, OptionalInt.empty()), records);
        assertThat(deliver(prefix, new S3Limits(60, 1, OptionalInt.empty()), records))
                .isEqualTo(inMemory);
    }

    @Test
    void nothingIsReadBeforeTheFirstPull() throws IOException {
        Pull<SinkRecord> untouchable = () -> {
            throw new IOException("read too early");
        };
        S3Destination destination = destination("!{partitionKeyFromQuery:k}/", limits());
        try (Pull<Emission> unread = destination.deliver(PLAN, untouchable, new TestScratch(directory))) {
            assertThat(unread).isNotNull();
        }
    }

    @Test
    void noRecordsMakeNoObject() throws IOException {
        assertThat(deliver("in/", limits(), List.of())).isEmpty();
        assertThat(deliver("in/", limits(), plain("bad")))
                .containsExactly("0 format-conversion-failed DataFormatConversion.ParseError it is bad");
    }

    private static S3Limits limits() {
        return new S3Limits(1000, 1000, OptionalInt.empty());
    }

    private static SinkRecord keyed(long ordinal, String payload, String value) {
        return TestRecords.record(ordinal, NOON + ordinal, payload, Map.of("k", value));
    }

    private static List<SinkRecord> plain(String... payloads) {
        List<SinkRecord> records = new ArrayList<>();
        for (String payload : payloads) {
            records.add(TestRecords.record(records.size(), NOON + records.size(), payload, Map.of()));
        }
        return records;
    }

    private static S3Destination destination(String prefix, S3Limits limits) {
        try {
            OutputPrefix parsed = OutputPrefix.parse(prefix, PrefixField.PREFIX).orTimed();
            ObjectNaming naming = new ObjectNaming("data", "clicks", "3", parsed, ZoneOffset.UTC, ".txt");
            return new S3Destination("bucket", ObjectKind.DATA, naming, limits, new LinesFormat());
        } catch (InvalidPrefixException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> deliver(String prefix, S3Limits limits, List<SinkRecord> records) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Emission emission : emissions(prefix, limits, PLAN, records)) {
            switch (emission) {
                case Effect.Put put ->
                    lines.add(put.key().substring(0, put.key().indexOf("clicks-3-")) + ": "
                            + new String(put.content().toByteArray(), StandardCharsets.UTF_8).replace('\n', ' '));
                case Refused refused ->
                    lines.add(refused.ordinal() + " " + refused.kind().outputType() + " " + refused.code() + " "
                            + refused.message());
            }
        }
        return lines;
    }

    private List<String> keys(String prefix, PlanIdentity plan, List<SinkRecord> records) throws IOException {
        List<String> keys = new ArrayList<>();
        for (Emission emission : emissions(prefix, limits(), plan, records)) {
            if (emission instanceof Effect.Put put) {
                keys.add(put.key());
            }
        }
        return keys;
    }

    private List<Emission> emissions(String prefix, S3Limits limits, PlanIdentity plan, List<SinkRecord> records)
            throws IOException {
        List<Emission> all = new ArrayList<>();
        S3Destination destination = destination(prefix, limits);
        try (Pull<Emission> pull = destination.deliver(plan, TestRecords.pull(records), new TestScratch(directory))) {
            for (Emission each = pull.next(); each != null; each = pull.next()) {
                all.add(each);
            }
        }
        return all;
    }
}
