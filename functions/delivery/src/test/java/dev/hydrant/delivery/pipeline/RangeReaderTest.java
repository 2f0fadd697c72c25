package dev.hydrant.delivery.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.delivery.FakeSource;
import dev.hydrant.delivery.Pacing;
import dev.hydrant.delivery.SourceRecord;
import dev.hydrant.delivery.TestRecord;
import dev.hydrant.ledger.Cut;
import dev.hydrant.ledger.Entry;
import dev.hydrant.ledger.Positions;
import dev.hydrant.ledger.Shape;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RangeReaderTest {

    private final FakeSource source = FakeSource.endless()
            .shard("parent")
            .shard("left", "parent")
            .shard("right", "parent")
            .shard("idle")
            .put("parent", 5, "one", "two")
            .put("right", 6, "three")
            .put("left", 7, "four")
            .close("parent");

    private Entry.Plan plan = new Entry.Plan(
            Positions.BEGINNING,
            new Cut(Positions.BEGINNING.with("parent", "1"), 1, "", Instant.EPOCH),
            new Shape("", "", ""));

    @BeforeEach
    void planAllThereIs() throws IOException {
        CutLimits limits = new CutLimits(1_000, Duration.ofMinutes(1), 1_000);
        try (CutReader reader =
                new CutReader(source, Positions.BEGINNING, limits, InstantSource.fixed(Instant.EPOCH))) {
            plan = new Entry.Plan(
                    Positions.BEGINNING, reader.cut(Pacing.FLUSH).orElseThrow(), new Shape("1", "", "engine"));
        }
    }

    @Test
    void aPlanReadsParentsFirstAndNothingThatCameLater() throws IOException {
        source.put("left", 8, "five").put("idle", 8, "six");
        assertThat(read()).containsExactly("parent:1", "parent:2", "left:1", "right:1");
        assertThat(source.open()).isZero();
    }

    @Test
    void aTrimmedRecordIsNoticed() {
        source.trim("parent");
        assertThatThrownBy(this::read)
                .isInstanceOf(SourceChangedException.class)
                .hasMessage("`events` holds 3 records after {} through {left=1, parent=2, right=1}"
                        + " that are not the 4 that were planned");
    }

    @Test
    void aShardThatIsGoneIsNoticed() {
        source.remove("left");
        assertThatThrownBy(this::read).isInstanceOf(SourceChangedException.class);
    }

    @Test
    void otherBytesOfTheSameLengthAreNoticed() {
        source.replace("left", TestRecord.of("left", 1, 7, "FOUR"));
        assertThatThrownBy(this::read).isInstanceOf(SourceChangedException.class);
    }

    @Test
    void anotherArrivalIsNoticedSinceNamesAreMadeOfIt() {
        source.replace("left", TestRecord.of("left", 1, 8, "four"));
        assertThatThrownBy(this::read).isInstanceOf(SourceChangedException.class);
    }

    private List<String> read() throws IOException {
        List<String> read = new ArrayList<>();
        try (RangeReader reader = new RangeReader(source, plan)) {
            for (SourceRecord record = reader.next(); record != null; record = reader.next()) {
                read.add(record.shard() + ":" + record.sequenceNumber());
            }
        }
        return read;
    }
}
