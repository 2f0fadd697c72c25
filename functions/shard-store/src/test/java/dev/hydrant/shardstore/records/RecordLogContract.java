package dev.hydrant.shardstore.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.wire.Blob;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What every [RecordLog] promises.
abstract class RecordLogContract {

    private static final int SHARD = 7;
    private static final int OTHER = 8;

    /// Only ever appended to, so that what was appended before may be trimmed.
    private static final int FILLER = 1000;

    private static final int MOST_FILLERS = 200;
    private static final int MOST_RECORDS = 10_000;
    private static final long MOST_BYTES = 10L * 1024 * 1024;

    final TestClock clock = new TestClock();
    private @Nullable RecordLog log;

    /// Opens the log of one and the same place, for another life of it; each test has a place of its own.
    abstract RecordLog open() throws Exception;

    @AfterEach
    void end() throws Exception {
        log().close();
    }

    @Test
    void recordsAreReadInTheOrderTheyWereAppended() throws Exception {
        List<String> appended = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            append(SHARD, "a" + i, "b" + i);
            append(OTHER, "x" + i);
            appended.addAll(List.of("a" + i, "b" + i));
        }
        assertThat(all(SHARD)).isEqualTo(appended);
        assertThat(all(OTHER)).hasSize(10).startsWith("x0").endsWith("x9");
    }

    @Test
    void runsOfOneCallStandForThemselves() throws Exception {
        log().closeShard(OTHER);
        List<Placement> placed = log().append(List.of(run(SHARD, "a"), run(OTHER, "x"), run(SHARD, "b", "c")));
        assertThat(placed.get(0)).isInstanceOf(Placement.At.class);
        assertThat(placed.get(1)).isEqualTo(Placement.CLOSED);
        assertThat(placed.get(2)).isInstanceOf(Placement.At.class);
        assertThat(all(SHARD)).containsExactly("a", "b", "c");
        assertThat(all(OTHER)).isEmpty();
    }

    @Test
    void aRecordIsReadWithItsKeyItsTimeAndItsBytes() throws Exception {
        String key = "schlüssel\u0000".repeat(20);
        byte[] large = new byte[1024 * 1024];
        large[large.length - 1] = 1;
        Placement.At at = (Placement.At) log().append(List.of(new RecordLog.Run(
                        SHARD,
                        2,
                        RunFormat.encode(List.of(
                                new PutEntry(key.getBytes(StandardCharsets.UTF_8), Blob.of(large)),
                                new PutEntry(new byte[] {'k'}, Blob.of(new byte[0])))))))
                .getFirst();
        List<StoredRecord> records = page(SHARD, 1).records();
        assertThat(records).hasSize(2);
        assertThat(records.getFirst().partitionKey()).isEqualTo(key);
        assertThat(records.getFirst().data().toByteArray()).isEqualTo(large);
        assertThat(records.getFirst().counter()).isEqualTo(at.firstCounter());
        assertThat(records.getFirst().arrivalMillis()).isEqualTo(at.arrivalMillis());
        assertThat(records.getLast().data().length()).isZero();
        assertThat(records.getLast().counter()).isEqualTo(at.firstCounter() + 1);
    }

    @Test
    void aPageHoldsWhatTheLimitsLetThroughAndAtLeastOneRecord() throws Exception {
        append(SHARD, "one", "two", "three");
        append(SHARD, "four", "five");
        assertThat(data(log().read(SHARD, 1, 1, MOST_BYTES))).containsExactly("one");
        assertThat(data(log().read(SHARD, 1, 4, MOST_BYTES))).containsExactly("one", "two", "three", "four");
        assertThat(data(log().read(SHARD, 1, MOST_RECORDS, 1))).containsExactly("one");
        assertThat(data(log().read(SHARD, 1, MOST_RECORDS, "konektwo".length())))
                .containsExactly("one", "two");
    }

    @Test
    void readingGoesOnFromWhereAPageSays() throws Exception {
        for (int i = 0; i < 40; i++) {
            append(SHARD, "a" + i, "b" + i, "c" + i);
        }
        for (int limit = 1; limit < 8; limit++) {
            List<String> read = new ArrayList<>();
            long next = 1;
            ShardPage page;
            do {
                page = log().read(SHARD, next, limit, MOST_BYTES);
                read.addAll(data(page));
                next = page.next();
            } while (page.end() == ShardPage.End.MORE);
            assertThat(page.end()).isEqualTo(ShardPage.End.TIP);
            assertThat(read).hasSize(120).isEqualTo(all(SHARD));
        }
    }

    @Test
    void everyRecordIsReadFromItsCounterOn() throws Exception {
        for (int i = 0; i < 12; i++) {
            append(SHARD, "a" + i, "b" + i, "c" + i);
        }
        List<StoredRecord> all = page(SHARD, 1).records();
        for (int i = 0; i < all.size(); i++) {
            assertThat(page(SHARD, all.get(i).counter()).records())
                    .extracting(StoredRecord::counter)
                    .isEqualTo(all.subList(i, all.size()).stream()
                            .map(StoredRecord::counter)
                            .toList());
        }
    }

    @Test
    void countersGrowAndTimesNeverGoBackWhateverTheClockSaysInWhateverLife() throws Exception {
        List<Placement.At> placed = new ArrayList<>();
        for (int life = 0; life < 3; life++) {
            for (int i = 0; i < 5; i++) {
                placed.add(append(SHARD, "a", "b"));
                clock.advance(Duration.ofSeconds(i - 3));
            }
            reopen();
        }
        assertThat(placed.getFirst().firstCounter()).isPositive();
        for (int i = 1; i < placed.size(); i++) {
            assertThat(placed.get(i).firstCounter())
                    .isGreaterThan(placed.get(i - 1).firstCounter() + 1);
            assertThat(placed.get(i).arrivalMillis())
                    .isGreaterThanOrEqualTo(placed.get(i - 1).arrivalMillis());
        }
    }

    @Test
    void whatWasAppendedIsThereInAnotherLife() throws Exception {
        for (int i = 0; i < 30; i++) {
            append(SHARD, "a" + i, "b" + i);
        }
        List<String> before = all(SHARD);
        RecordLog.Extent extent = log().extent(SHARD);
        reopen();
        assertThat(all(SHARD)).hasSize(60).isEqualTo(before);
        assertThat(log().extent(SHARD)).isEqualTo(extent);
    }

    @Test
    void theFirstRecordSinceATimeIsFound() throws Exception {
        long start = clock.millis();
        List<Long> firsts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            firsts.add(append(SHARD, "a" + i, "b" + i).firstCounter());
            clock.advance(Duration.ofSeconds(10));
        }
        for (int life = 0; life < 2; life++) {
            assertThat(log().counterSince(SHARD, 0)).isEqualTo(firsts.getFirst());
            for (int i = 39; i >= 0; i--) {
                assertThat(log().counterSince(SHARD, start + i * 10_000L)).isEqualTo(firsts.get(i));
                assertThat(log().counterSince(SHARD, start + i * 10_000L - 9_999))
                        .isEqualTo(firsts.get(i));
            }
            assertThat(log().counterSince(SHARD, start + 39 * 10_000L + 1))
                    .isEqualTo(log().extent(SHARD).end());
            log().closeShard(SHARD);
            reopen();
        }
    }

    @Test
    void anUnusedShardIsEmptyAndOpen() throws Exception {
        RecordLog.Extent extent = log().extent(SHARD);
        assertThat(extent.closed()).isFalse();
        assertThat(extent.end()).isEqualTo(extent.oldest()).isPositive();
        assertThat(log().counterSince(SHARD, 0)).isEqualTo(extent.end());
        ShardPage page = page(SHARD, 1);
        assertThat(page.records()).isEmpty();
        assertThat(page.end()).isEqualTo(ShardPage.End.TIP);
        assertThat(page.next()).isBetween(1L, extent.end());
        assertThat(log().bytesAfter(SHARD, 0)).isZero();
        assertThat(append(SHARD, "a").firstCounter()).isGreaterThanOrEqualTo(extent.end());
    }

    @Test
    void theEndIsBehindTheNewestRecord() throws Exception {
        for (int i = 0; i < 5; i++) {
            long first = append(SHARD, "a", "b", "c").firstCounter();
            assertThat(log().extent(SHARD).end()).isEqualTo(first + 3);
            assertThat(page(SHARD, first + 3).records()).isEmpty();
        }
    }

    @Test
    void aClosedShardTakesNothingMoreInAnyLife() throws Exception {
        append(SHARD, "a", "b");
        long end = log().closeShard(SHARD);
        for (int life = 0; life < 2; life++) {
            assertThat(log().append(List.of(run(SHARD, "late"))).getFirst()).isEqualTo(Placement.CLOSED);
            assertThat(log().closeShard(SHARD)).isEqualTo(end);
            assertThat(log().extent(SHARD).closed()).isTrue();
            assertThat(log().extent(SHARD).end()).isEqualTo(end);
            ShardPage page = page(SHARD, 1);
            assertThat(data(page)).containsExactly("a", "b");
            assertThat(page.next()).isLessThanOrEqualTo(end);
            assertThat(page(SHARD, page.next()).end()).isEqualTo(ShardPage.End.CLOSED);
            reopen();
        }
        append(OTHER, "others go on");
    }

    @Test
    void anEmptyShardCanBeClosed() throws Exception {
        log().closeShard(SHARD);
        reopen();
        assertThat(log().extent(SHARD).closed()).isTrue();
        assertThat(log().append(List.of(run(SHARD, "late"))).getFirst()).isEqualTo(Placement.CLOSED);
        assertThat(page(SHARD, 1).end()).isEqualTo(ShardPage.End.CLOSED);
    }

    @Test
    void whatIsTrimmedIsGoneAndWhatIsNotStays() throws Exception {
        Placement.At old = append(SHARD, "old");
        List<String> appended = new ArrayList<>(List.of("old"));
        for (int i = 1; i < 20; i++) {
            append(SHARD, "old" + i);
            append(FILLER, "filler".repeat(100));
            appended.add("old" + i);
        }
        clock.advance(Duration.ofHours(1));
        append(OTHER, "x");
        long since = clock.millis();
        for (int i = 0; i < 70; i++) {
            append(SHARD, "new" + i);
            appended.add("new" + i);
        }
        trim(SHARD, old.firstCounter(), since);
        for (int life = 0; life < 2; life++) {
            List<StoredRecord> left = page(SHARD, 1).records();
            assertThat(left).extracting(StoredRecord::counter).isSorted();
            assertThat(all(SHARD)).hasSizeBetween(70, 89);
            assertThat(all(SHARD)).isEqualTo(appended.subList(90 - left.size(), 90));
            assertThat(all(OTHER)).containsExactly("x");
            assertThat(log().extent(SHARD).oldest())
                    .isLessThanOrEqualTo(left.getFirst().counter())
                    .isGreaterThan(old.firstCounter());
            assertThat(page(SHARD, old.firstCounter()).records())
                    .first()
                    .returns(left.getFirst().counter(), StoredRecord::counter);
            reopen();
        }
    }

    @Test
    void aShardThatIsTrimmedEmptyGoesOnWhereItWas() throws Exception {
        Placement.At last = append(SHARD, "a", "b");
        clock.advance(Duration.ofHours(1));
        trim(SHARD, Long.MAX_VALUE, clock.millis());
        clock.advance(Duration.ofHours(-2));
        for (int life = 0; life < 2; life++) {
            RecordLog.Extent extent = log().extent(SHARD);
            assertThat(extent.end()).isEqualTo(extent.oldest()).isGreaterThan(last.firstCounter() + 1);
            assertThat(page(SHARD, 1).records()).isEmpty();
            assertThat(log().bytesAfter(SHARD, extent.end())).isZero();
            reopen();
        }
        Placement.At next = append(SHARD, "c");
        assertThat(next.firstCounter()).isGreaterThan(last.firstCounter() + 1);
        assertThat(next.arrivalMillis()).isGreaterThanOrEqualTo(last.arrivalMillis());
        assertThat(all(SHARD)).containsExactly("c");
    }

    @Test
    void aClosedShardThatIsTrimmedEmptyStaysClosed() throws Exception {
        append(SHARD, "a", "b");
        long end = log().closeShard(SHARD);
        clock.advance(Duration.ofHours(1));
        trim(SHARD, Long.MAX_VALUE, clock.millis());
        for (int life = 0; life < 2; life++) {
            assertThat(log().append(List.of(run(SHARD, "late"))).getFirst()).isEqualTo(Placement.CLOSED);
            assertThat(log().extent(SHARD).closed()).isTrue();
            assertThat(log().extent(SHARD).end()).isGreaterThanOrEqualTo(end);
            assertThat(page(SHARD, 1).end()).isEqualTo(ShardPage.End.CLOSED);
            reopen();
        }
    }

    @Test
    void aForgottenShardIsTrimmed() throws Exception {
        append(SHARD, "a", "b");
        for (int i = 0; i < MOST_FILLERS && !all(SHARD).isEmpty(); i++) {
            append(FILLER, "filler".repeat(100));
            log().trim(stretch ->
                    stretch.shard() == SHARD ? RecordLog.Fate.FORGOTTEN : fillerOr(stretch, RecordLog.Fate.KEPT));
        }
        assertThat(all(SHARD)).isEmpty();
    }

    @Test
    void theBytesBehindACounterAreKnown() throws Exception {
        Placement.At first = append(SHARD, "x".repeat(1000));
        Placement.At second = append(SHARD, "y".repeat(2000));
        long all = log().bytesAfter(SHARD, 0);
        assertThat(all).isBetween(3000L, 5000L);
        assertThat(log().bytesAfter(SHARD, first.firstCounter())).isBetween(2000L, all);
        assertThat(log().bytesAfter(SHARD, second.firstCounter())).isZero();
    }

    @Test
    void whoWaitsIsToldThatSomethingWasAppended() throws Exception {
        ArrivalWatch watch = new ArrivalWatch(log().arrivals());
        assertThat(watch.await(Duration.ZERO)).isFalse();
        append(SHARD, "a");
        assertThat(watch.await(Duration.ofMinutes(1))).isTrue();
    }

    @Test
    void whoWatchesAShardIsToldOfItsRecordsAndOfNoOthers() throws Exception {
        try (ShardWatch watch = log().arrivals().watch(SHARD)) {
            append(OTHER, "a");
            assertThat(watch.await(Duration.ZERO)).isFalse();
            append(SHARD, "a");
            append(SHARD, "b");
            assertThat(watch.await(Duration.ofMinutes(1))).isTrue();
            watch.wake();
            assertThat(watch.await(Duration.ofMinutes(1))).as("by somebody").isTrue();
        }
    }

    @Test
    void manyThreadsAppendAndReadAndNothingIsLostDoubledOrOutOfOrder() throws Exception {
        int writers = 6;
        int puts = 40;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                String name = "w" + writer + "-";
                work.add(() -> {
                    for (int i = 0; i < puts; i++) {
                        append(i % 2 == 0 ? SHARD : OTHER, name + String.format("%04d", i));
                    }
                    return true;
                });
            }
            work.add(() -> {
                long next = 1;
                long seen = 0;
                ArrivalWatch watch = new ArrivalWatch(log().arrivals());
                while (seen < writers * puts / 2) {
                    watch.await(Duration.ofSeconds(1));
                    ShardPage page = log().read(SHARD, next, 50, MOST_BYTES);
                    seen += page.records().size();
                    next = page.next();
                }
                return seen == writers * puts / 2;
            });
            for (Future<Boolean> future : threads.invokeAll(work)) {
                assertThat(future.get()).isTrue();
            }
        }
        Set<String> seen = new HashSet<>(all(SHARD));
        seen.addAll(all(OTHER));
        assertThat(seen).hasSize(writers * puts);
        for (int shard : List.of(SHARD, OTHER)) {
            List<String> read = all(shard);
            assertThat(read).hasSize(writers * puts / 2);
            for (int writer = 0; writer < writers; writer++) {
                String name = "w" + writer + "-";
                assertThat(read.stream().filter(data -> data.startsWith(name)).toList())
                        .isSorted();
            }
        }
    }

    final void reopen() throws Exception {
        log().close();
        log = open();
    }

    final synchronized RecordLog log() throws Exception {
        RecordLog opened = log;
        if (opened == null) {
            opened = open();
            log = opened;
        }
        return opened;
    }

    static RecordLog.Run run(int shard, String... data) {
        List<PutEntry> entries = new ArrayList<>();
        for (String one : data) {
            entries.add(new PutEntry(new byte[] {'k'}, Blob.of(one.getBytes(StandardCharsets.UTF_8))));
        }
        return new RecordLog.Run(shard, data.length, RunFormat.encode(entries));
    }

    static List<String> data(ShardPage page) {
        return page.records().stream()
                .map(record -> new String(record.data().toByteArray(), StandardCharsets.UTF_8))
                .toList();
    }

    private Placement.At append(int shard, String... data) throws Exception {
        Placement placed = log().append(List.of(run(shard, data))).getFirst();
        assertThat(placed).isInstanceOf(Placement.At.class);
        return (Placement.At) placed;
    }

    private ShardPage page(int shard, long from) throws Exception {
        return log().read(shard, from, MOST_RECORDS, MOST_BYTES);
    }

    private List<String> all(int shard) throws Exception {
        return data(page(shard, 1));
    }

    /// Trims what of a shard is before a time, until what is at a counter is gone.
    private void trim(int shard, long counter, long since) throws Exception {
        for (int i = 0; i < MOST_FILLERS && log().extent(shard).oldest() <= counter; i++) {
            append(FILLER, "filler".repeat(100));
            log().trim(stretch -> stretch.shard() == shard && stretch.lastMillis() < since
                    ? RecordLog.Fate.EXPIRED
                    : fillerOr(stretch, RecordLog.Fate.KEPT));
            if (counter == Long.MAX_VALUE && page(shard, 1).records().isEmpty()) {
                return;
            }
        }
    }

    private static RecordLog.Fate fillerOr(RecordLog.Stretch stretch, RecordLog.Fate fate) {
        return stretch.shard() == FILLER ? RecordLog.Fate.EXPIRED : fate;
    }
}
