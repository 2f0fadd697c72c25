package dev.hydrant.shardstore.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.objectstore.FakeBucket;
import dev.hydrant.objectstore.FakeObjectStore;
import dev.hydrant.objectstore.Fault;
import dev.hydrant.objectstore.Faults;
import dev.hydrant.objectstore.Operation;
import dev.hydrant.objectstore.SimulatedCrash;
import dev.hydrant.shardstore.segments.SegmentSettings;
import dev.hydrant.testkit.Seeds;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Whatever two processes do to a record log in an object store that fails, and however often they die, it
/// holds what a plain list would.
class RandomRecordLogTest {

    private static final int RUNS = 400;
    private static final int STEPS = 150;

    @Test
    void aLogHoldsWhatAPlainListWould() {
        Seeds.check(RUNS, random -> new Run(random).go());
    }

    private static final class Run {
        private static final int SHARDS = 2;
        private static final int PROCESSES = 2;
        private static final double FAULTY = .08;
        private static final double DEADLY = .01;

        private final RandomGenerator random;
        private final FakeBucket bucket = new FakeBucket();
        private final List<RecordLog> processes = new ArrayList<>();
        private final List<ReferenceShard> shards = new ArrayList<>();
        private int records;

        Run(RandomGenerator random) {
            this.random = random;
            for (int i = 0; i < PROCESSES; i++) {
                processes.add(open(this::fault));
            }
            for (int i = 0; i < SHARDS; i++) {
                shards.add(new ReferenceShard());
            }
        }

        void go() throws IOException {
            for (int step = 0; step < STEPS; step++) {
                bucket.advance(Duration.ofSeconds(random.nextInt(100)));
                if (!bucket.late().isEmpty() && random.nextInt(4) == 0) {
                    bucket.land(random.nextInt(bucket.late().size()));
                }
                int process = random.nextInt(PROCESSES);
                try {
                    step(processes.get(process), random.nextInt(SHARDS));
                } catch (IOException e) {
                    assertThat(e).hasMessageNotContaining("damaged");
                } catch (SimulatedCrash e) {
                    processes.set(process, open(this::fault));
                }
            }
            while (!bucket.late().isEmpty()) {
                bucket.land(0);
            }
            RecordLog calm = open(Faults.none());
            for (int shard = 0; shard < SHARDS; shard++) {
                read(calm, shard, 1, 10_000, Long.MAX_VALUE);
                assertThat(calm.extent(shard).closed() || !shards.get(shard).isClosed())
                        .isTrue();
            }
        }

        private void step(RecordLog log, int shard) throws IOException {
            ReferenceShard reference = shards.get(shard);
            switch (random.nextInt(14)) {
                case 0, 1, 2, 3, 4, 5 -> append(log, shard);
                case 6, 7 -> read(log, shard, 1, 10_000, Long.MAX_VALUE);
                case 8, 9, 10 ->
                    read(log, shard, random.nextLong(reference.end() + 10), 1 + random.nextInt(6), random.nextInt(400));
                case 11 -> {
                    long millis = reference.newestMillis() - random.nextInt(2_000_000);
                    reference.checkSince(millis, log.counterSince(shard, millis));
                }
                case 12 -> trim(log, shard, random.nextLong(reference.end() + 1));
                default -> {
                    if (random.nextInt(8) == 0) {
                        log.closeShard(shard);
                        reference.closed();
                    }
                }
            }
        }

        private void append(RecordLog log, int shard) {
            List<RecordLog.Run> runs = new ArrayList<>();
            List<List<String>> names = new ArrayList<>();
            for (int run = 1 + random.nextInt(3); run > 0; run--) {
                List<String> data = new ArrayList<>();
                for (int record = 1 + random.nextInt(3); record > 0; record--) {
                    data.add(records++ + "x".repeat(random.nextInt(100)));
                }
                names.add(data);
                runs.add(RecordLogContract.run(shard, data.toArray(String[]::new)));
            }
            names.forEach(shards.get(shard)::uncertain);
            List<Placement> placements = log.append(runs);
            for (int i = 0; i < runs.size(); i++) {
                switch (placements.get(i)) {
                    case Placement.At at -> shards.get(shard).acknowledged(at, names.get(i));
                    case Placement.Unknown unknown -> {
                        if (unknown.cause() instanceof SimulatedCrash crash) {
                            throw crash;
                        }
                    }
                    case Placement.Closed closed -> shards.get(shard).refused(names.get(i));
                    case Placement.Throttled throttled -> shards.get(shard).refused(names.get(i));
                }
            }
        }

        private void read(RecordLog log, int shard, long from, int maxRecords, long maxBytes) throws IOException {
            ShardPage page = log.read(shard, from, maxRecords, maxBytes);
            List<String> data = RecordLogContract.data(page);
            shards.get(shard).check(from, page.records(), data, page.end() != ShardPage.End.MORE);
        }

        private void trim(RecordLog log, int shard, long through) throws IOException {
            shards.get(shard).trimmed(through);
            log.trim(stretch -> stretch.shard() == shard && stretch.lastCounter() <= through
                    ? RecordLog.Fate.EXPIRED
                    : RecordLog.Fate.KEPT);
        }

        private RecordLog open(Faults faults) {
            return new ObjectStoreRecordLog(
                    FakeObjectStore.remote(bucket, faults),
                    SegmentSettings.defaults().withMergedWidth(3).withPatience(3, 10),
                    bucket::now,
                    random,
                    attempt -> {},
                    RunOpener.NONE,
                    new CallerRuns());
        }

        private Fault fault(Operation operation, String key) {
            if (random.nextDouble() < DEADLY) {
                return random.nextBoolean() ? Fault.CRASH_BEFORE : Fault.CRASH_AFTER;
            }
            if (random.nextDouble() >= FAULTY) {
                return Fault.NONE;
            }
            return switch (operation) {
                case PUT_IF_ABSENT, PUT, DELETE ->
                    List.of(Fault.LOST, Fault.LATE, Fault.ANSWER_LOST, Fault.UNAVAILABLE)
                            .get(random.nextInt(4));
                case GET, HEAD, LIST, NOW -> Fault.UNAVAILABLE;
                case LOCK -> Fault.NONE;
            };
        }
    }
}
