package dev.hydrant.delivery.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.delivery.FakeSource;
import dev.hydrant.delivery.Pacing;
import dev.hydrant.ledger.Cut;
import dev.hydrant.ledger.Positions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CutReaderTest {

    private static final long NOW = 1_000_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final CutLimits ROOMY = new CutLimits(1_000, MINUTE, 10_000);

    private final List<Duration> waits = new ArrayList<>();
    private long clockMillis = NOW;

    @Test
    void aFiniteSourceIsCutAtItsEndWhateverItsSizeAndAge() throws IOException {
        FakeSource source = FakeSource.finite().shard("a").put("a", 0, "x".repeat(2_000), "y");
        Cut cut = cut(source, ROOMY, Pacing.DONT_WAIT).orElseThrow();
        assertThat(cut.through()).isEqualTo(Positions.of(Map.of("a", "2")));
        assertThat(cut.records()).isEqualTo(2);
        assertThat(cut.time()).isEqualTo(Instant.ofEpochMilli(NOW));
    }

    @Test
    void aPlanOfAFiniteSourceEndsWithTheRecordThatFillsIt() throws IOException {
        FakeSource source = FakeSource.finite().shard("a").put("a", 0, "12345", "67890", "1");
        Cut cut = cut(source, new CutLimits(1, MINUTE, 10), Pacing.DONT_WAIT).orElseThrow();
        assertThat(cut.through().at("a")).isEqualTo("2");
    }

    @Test
    void anEndlessSourceIsCutByTheRecordThatReachesTheSize() throws IOException {
        FakeSource source = FakeSource.endless().shard("a").put("a", NOW, "12345", "67890", "1");
        Cut cut =
                cut(source, new CutLimits(10, MINUTE, 10_000), Pacing.DONT_WAIT).orElseThrow();
        assertThat(cut.through().at("a")).isEqualTo("2");
    }

    @Test
    void tooFewAndTooYoungRecordsAreLeftForLater() throws IOException {
        FakeSource source = FakeSource.endless().shard("a").put("a", NOW, "1");
        assertThat(cut(source, ROOMY, Pacing.DONT_WAIT)).isEmpty();
        assertThat(source.open()).isZero();
    }

    @Test
    void anEndlessSourceIsCutWhenItsOldestRecordIsAnIntervalOld() throws IOException {
        FakeSource source = FakeSource.endless()
                .shard("a")
                .shard("b")
                .put("a", NOW - 10_000, "1")
                .put("b", NOW - 60_000, "2");
        assertThat(cut(source, ROOMY, Pacing.DONT_WAIT).orElseThrow().records()).isEqualTo(2);
    }

    @Test
    void whatComesJustBeforeTheWordToCutIsCutAsWell() throws IOException {
        FakeSource source = FakeSource.endless().shard("a").put("a", NOW, "early");
        Pacing last = untilDue -> {
            source.put("a", NOW, "late");
            return Pacing.Decision.CUT_NOW;
        };
        assertThat(cut(source, ROOMY, last).orElseThrow().records()).isEqualTo(2);
    }

    @Test
    void aBacklogIsCutWhereItWouldHaveBeenWhenItCame() throws IOException {
        FakeSource source = FakeSource.endless()
                .shard("a")
                .put("a", 0, "1")
                .put("a", 59_999, "2")
                .put("a", 60_000, "3");
        assertThat(cut(source, ROOMY, Pacing.DONT_WAIT).orElseThrow().through().at("a"))
                .isEqualTo("2");
    }

    @Test
    void withoutBufferingABacklogIsTakenAsItStands() throws IOException {
        FakeSource source = FakeSource.endless().shard("a").put("a", 0, "1").put("a", 60_000, "2");
        CutLimits unbuffered = new CutLimits(1_000, Duration.ZERO, 10_000);
        assertThat(cut(source, unbuffered, Pacing.DONT_WAIT).orElseThrow().records())
                .isEqualTo(2);
    }

    @Test
    void waitingIsForWhatTheOldestRecordHasLeftAndGoesOnWithWhatCame() throws IOException {
        FakeSource source = FakeSource.endless().shard("a");
        Cut cut = cut(source, new CutLimits(3, MINUTE, 10_000), untilDue -> {
                    waits.add(untilDue);
                    source.put("a", clockMillis, "x");
                    clockMillis += 1_000;
                    return Pacing.Decision.READ_ON;
                })
                .orElseThrow();
        assertThat(cut.records()).isEqualTo(3);
        assertThat(waits).containsExactly(MINUTE, MINUTE.minusSeconds(1), MINUTE.minusSeconds(2));
    }

    @Test
    void waitingEndsWhenTheOldestRecordIsDue() throws IOException {
        FakeSource source = FakeSource.endless().shard("a").put("a", NOW, "1");
        Cut cut = cut(source, ROOMY, untilDue -> {
                    clockMillis += untilDue.toMillis();
                    return Pacing.Decision.READ_ON;
                })
                .orElseThrow();
        assertThat(cut.time()).isEqualTo(Instant.ofEpochMilli(NOW).plus(MINUTE));
    }

    @Test
    void aFlushTakesWhatThereIsAndNothingOfNothing() throws IOException {
        FakeSource source = FakeSource.endless().shard("a");
        assertThat(cut(source, ROOMY, Pacing.FLUSH)).isEmpty();
        source.put("a", NOW, "1");
        assertThat(cut(source, ROOMY, Pacing.FLUSH).orElseThrow().records()).isEqualTo(1);
    }

    @Test
    void everyShardHasItsTurnBesideABusyOne() throws IOException {
        FakeSource source = FakeSource.endless().shard("busy").shard("calm").put("calm", NOW, "y");
        for (int i = 0; i < 5_000; i++) {
            source.put("busy", NOW, "x");
        }
        Cut cut = cut(source, new CutLimits(1_500, MINUTE, 10_000), Pacing.DONT_WAIT)
                .orElseThrow();
        assertThat(cut.through()).isEqualTo(Positions.of(Map.of("busy", "1499", "calm", "1")));
    }

    @Test
    void childrenAreReadOnceAllTheirParentsAreTakenToTheirEnd() throws IOException {
        FakeSource source = FakeSource.endless()
                .shard("left")
                .shard("right")
                .shard("merged", "left", "right")
                .put("left", NOW, "1", "2")
                .put("right", NOW, "3")
                .put("merged", NOW, "4")
                .close("left");
        assertThat(cut(source, ROOMY, Pacing.FLUSH).orElseThrow().through())
                .isEqualTo(Positions.of(Map.of("left", "2", "right", "1")));
        source.close("right");
        assertThat(cut(source, ROOMY, Pacing.FLUSH).orElseThrow().through())
                .isEqualTo(Positions.of(Map.of("left", "2", "right", "1", "merged", "1")));
        assertThat(source.read()).endsWith("left:1", "left:2", "right:1", "merged:1");
    }

    @Test
    void aFiniteSourceIsTakenThroughAllItsGenerationsAtOnce() throws IOException {
        FakeSource source = FakeSource.finite()
                .shard("parent")
                .shard("child", "parent")
                .shard("grandchild", "child")
                .put("grandchild", NOW, "3")
                .put("child", NOW, "2")
                .put("parent", NOW, "1");
        assertThat(cut(source, ROOMY, Pacing.DONT_WAIT).orElseThrow().records()).isEqualTo(3);
        assertThat(source.read()).containsExactly("parent:1", "child:1", "grandchild:1");
    }

    @Test
    void anEmptyClosedParentDoesNotLetItsChildrenPassTheGrandparent() throws IOException {
        FakeSource source = FakeSource.endless()
                .shard("grandparent")
                .shard("parent", "grandparent")
                .shard("child", "parent")
                .put("grandparent", NOW, "1")
                .put("child", NOW, "2")
                .close("parent");
        assertThat(cut(source, ROOMY, Pacing.FLUSH).orElseThrow().through())
                .isEqualTo(Positions.of(Map.of("grandparent", "1")));
    }

    @Test
    void aParentThatIsNoLongerListedHoldsNobodyBack() throws IOException {
        FakeSource source = FakeSource.endless().shard("child", "trimmed").put("child", NOW, "1");
        assertThat(cut(source, ROOMY, Pacing.FLUSH).orElseThrow().records()).isEqualTo(1);
    }

    @Test
    void whatWasTakenOfAShardThatVanishesBelongsToNoPlan() throws IOException {
        FakeSource source =
                FakeSource.endless().shard("a").shard("b").put("a", NOW, "1").put("b", NOW, "2", "3");
        Cut cut = cut(source, ROOMY, untilDue -> {
                    source.remove("a");
                    return Pacing.Decision.CUT_NOW;
                })
                .orElseThrow();
        assertThat(cut.through()).isEqualTo(Positions.of(Map.of("b", "2")));
        assertThat(cut.records()).isEqualTo(2);
    }

    @Test
    void readingGoesOnBehindAnEarlierPlan() throws IOException {
        FakeSource source = FakeSource.finite().shard("a").put("a", NOW, "1", "2", "3");
        try (CutReader reader = reader(source, Positions.of(Map.of("a", "2")), ROOMY)) {
            assertThat(reader.cut(Pacing.DONT_WAIT).orElseThrow().records()).isEqualTo(1);
        }
        try (CutReader reader = reader(source, Positions.of(Map.of("a", "3")), ROOMY)) {
            assertThat(reader.cut(Pacing.DONT_WAIT)).isEmpty();
        }
    }

    private Optional<Cut> cut(FakeSource source, CutLimits limits, Pacing pacing) throws IOException {
        try (CutReader reader = reader(source, Positions.BEGINNING, limits)) {
            return reader.cut(pacing);
        }
    }

    private CutReader reader(FakeSource source, Positions after, CutLimits limits) {
        InstantSource clock = () -> Instant.ofEpochMilli(clockMillis);
        return new CutReader(source, after, limits, clock);
    }
}
