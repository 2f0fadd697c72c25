package dev.hydrant.bench.shards;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.bench.shards.Acknowledged.Entry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A server that breaks its word can't win.
class AcknowledgedTest {

    private static final int TOGETHER = 2;

    private final Acknowledged acknowledged = new Acknowledged();
    private final List<Entry> read = new ArrayList<>();

    AcknowledgedTest() {
        for (int i = 0; i < 6; i++) {
            Entry entry = new Entry("10" + i, i % 2 == 0 ? i : Acknowledged.WRITER + i);
            acknowledged.add("shard", entry.sequence(), entry.number());
            read.add(entry);
        }
    }

    @Test
    void whatIsThereOnceAndInOrderIsRight() {
        assertThatCode(() -> acknowledged.check("shard", read, TOGETHER)).doesNotThrowAnyException();
        assertThatCode(() -> acknowledged.check("another", List.of(), TOGETHER)).doesNotThrowAnyException();
    }

    @Test
    void aLostRecordIsFound() {
        read.remove(3);
        assertBroken("holds 5 records, but 6 were acknowledged");
    }

    @Test
    void aDoubledRecordIsFound() {
        read.add(read.getLast());
        assertBroken("holds 7 records, but 6 were acknowledged");
    }

    @Test
    void aRecordInAnothersPlaceIsFound() {
        read.set(3, read.get(2));
        assertBroken("record 3 is ");
    }

    @Test
    void recordsThatAreReadInAnotherOrderAreFound() {
        read.add(2, read.remove(3));
        assertBroken("record 2 is ");
    }

    @Test
    void anothersPayloadUnderASequenceNumberIsFound() {
        read.set(1, new Entry(read.get(1).sequence(), 77));
        assertBroken("record 1 is ");
    }

    @Test
    void putsOfOneWriterThatOvertookEachOtherAreFound() {
        Acknowledged swapped = new Acknowledged();
        List<Entry> inOrder = List.of(new Entry("9", 4), new Entry("10", 5), new Entry("11", 2));
        inOrder.forEach(entry -> swapped.add("shard", entry.sequence(), entry.number()));
        assertThatThrownBy(() -> swapped.check("shard", inOrder, TOGETHER))
                .isInstanceOf(BrokenServerException.class)
                .hasMessageContaining("record 2 is before one that was put earlier");
    }

    private void assertBroken(String why) {
        assertThatThrownBy(() -> acknowledged.check("shard", read, TOGETHER))
                .isInstanceOf(BrokenServerException.class)
                .hasMessageContaining(why);
    }
}
