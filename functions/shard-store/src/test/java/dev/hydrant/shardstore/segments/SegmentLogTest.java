package dev.hydrant.shardstore.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.objectstore.FakeBucket;
import dev.hydrant.objectstore.FakeObjectStore;
import dev.hydrant.objectstore.Fault;
import dev.hydrant.objectstore.Faults;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.Operation;
import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SegmentLogTest {

    private static final int MANY = 40_000;
    private static final String PREFIX = "log/";

    private final FakeBucket bucket = new FakeBucket();
    private int lists;
    private int gets;

    @Test
    void theEndAndATimeOfALongLogAreFoundWithoutListingItAll() throws Exception {
        SegmentLog writer = log(Faults.none(), 16);
        for (int i = 1; i <= MANY; i++) {
            bucket.advance(Duration.ofSeconds(1));
            append(writer, "r" + i);
        }
        SegmentLog reader = counted(16);
        assertThat(reader.end().index()).isEqualTo(MANY);
        assertThat(lists).isLessThan(16);
        int end = lists;
        long middle = FakeBucket.START.plusSeconds(7_000).toEpochMilli();
        assertThat(reader.firstSince(middle)).contains(7_000L);
        assertThat(lists - end).isLessThan(60);
        int searched = lists + gets;
        assertThat(reader.firstSince(middle)).contains(7_000L);
        assertThat(lists + gets).as("the answer is known").isEqualTo(searched);
        writer.merge();
        assertThat(bucket.keys()).hasSize(MANY / 16 + 15);
        assertThat(counted(16).firstSince(middle)).contains(7_000L);
    }

    @Test
    void findingNothingNewCostsOneRequest() throws Exception {
        SegmentLog log = counted(4);
        append(log, "a");
        lists = 0;
        gets = 0;
        assertThat(log.read(2, 0, new Texts()).end()).isEqualTo(LogPage.End.TIP);
        assertThat(lists).isEqualTo(1);
        assertThat(gets).isZero();
    }

    @Test
    void aDamagedSegmentIsRefusedByItsName() throws Exception {
        SegmentLog log = log(Faults.none(), 2);
        for (int i = 1; i <= 3; i++) {
            append(log, "record " + i);
        }
        log.merge();
        assertThat(bucket.keys()).containsExactly("log/000000000002-merged-000000000001", "log/000000000003-raw");
        for (String key : bucket.keys()) {
            byte[] whole = bucket.bytes(key);
            List<String> before = read();
            int refused = 0;
            for (int i = 0; i < whole.length; i++) {
                byte[] damaged = whole.clone();
                damaged[i] ^= 0x10;
                put(key, damaged);
                try {
                    assertThat(read()).as(key + " with another byte " + i).isEqualTo(before);
                } catch (IOException e) {
                    assertThat(e).hasMessageContaining(key);
                    refused++;
                }
            }
            assertThat(refused).isGreaterThan(whole.length / 2);
            put(key, new byte[0]);
            assertThatThrownBy(this::read).isInstanceOf(IOException.class).hasMessageContaining(key);
            put(key, whole);
        }
    }

    @Test
    void aHorizonGoesAnHourAfterANewerOne() throws Exception {
        SegmentLog log = log(Faults.none(), 2);
        for (int i = 1; i <= 9; i++) {
            append(log, "r" + i);
        }
        long[] through = {2};
        for (int hour = 0; hour < 4; hour++) {
            log.trim((last, millis) -> last <= through[0]);
            through[0] += 2;
            bucket.advance(Duration.ofMinutes(70));
        }
        assertThat(bucket.keys())
                .containsExactly("log/000000000009-raw", "log/horizon-000000000007", "log/horizon-000000000009");
        assertThat(log.extent().horizon()).isEqualTo(9);
    }

    @Test
    void anotherVersionsBlockIsRefused() throws Exception {
        byte[] raw = SegmentFormat.raw(new BlockHeader(BlockHeader.Kind.CLOSING, 0, 1, 0, 1, 1, 0), Payload.NONE);
        raw[8] = 2;
        assertThatThrownBy(() -> BlockHeader.read(raw, 0, "key"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("key");
    }

    private SegmentLog counted(int width) {
        return log(
                (operation, key) -> {
                    lists += operation == Operation.LIST ? 1 : 0;
                    gets += operation == Operation.GET ? 1 : 0;
                    return Fault.NONE;
                },
                width);
    }

    private SegmentLog log(Faults faults, int width) {
        return new SegmentLog(
                FakeObjectStore.remote(bucket, faults),
                PREFIX,
                SegmentSettings.defaults().withMergedWidth(width),
                bucket::now,
                new SplittableRandom(1),
                attempt -> {});
    }

    private void append(SegmentLog log, String record) throws IOException {
        assertThat(log.append((index, millis) ->
                        new Payload(Reading.Read.bytes(record, index, millis), 1, new int[] {0}, new int[] {0})))
                .isInstanceOf(Appended.At.class);
    }

    private List<String> read() throws IOException {
        Texts texts = new Texts();
        log(Faults.none(), 2).read(1, 0, texts);
        return texts.texts;
    }

    private void put(String key, byte[] bytes) {
        ObjectStore store = FakeObjectStore.remote(bucket, Faults.none());
        store.put(key, Content.of(bytes), new Attributes("application/octet-stream", Optional.empty()));
    }

    private static final class Texts implements PieceSink {
        private final List<String> texts = new ArrayList<>();

        @Override
        public boolean isFull() {
            return false;
        }

        @Override
        public long roomForBytes() {
            return Integer.MAX_VALUE;
        }

        @Override
        public void take(byte[] bytes, int offset, int length) {
            texts.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
        }
    }
}
