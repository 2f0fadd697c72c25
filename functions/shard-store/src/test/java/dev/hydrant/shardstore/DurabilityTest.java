package dev.hydrant.shardstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.shardstore.records.PutEntry;
import dev.hydrant.wire.Blob;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class DurabilityTest {

    private static final int SHARDS = 3;

    @Test
    void whateverThePowerAndTheDiskDoEachAcknowledgedRecordIsThereOnceInOrder() throws Exception {
        long seed = Long.getLong("hydrant.seed", System.nanoTime());
        System.out.println("seed " + seed);
        for (int round = 0; round < 30; round++) {
            acknowledgedSurvive(new Random(seed + round), "seed " + seed + ", round " + round);
        }
    }

    private static void acknowledgedSurvive(Random random, String where) throws IOException {
        TestStore test = new TestStore(StoreSettings.defaults().withFileBytes(2_000), random);
        test.createStream("s", SHARDS);
        List<List<String>> acknowledged = new ArrayList<>();
        for (int i = 0; i < SHARDS; i++) {
            acknowledged.add(new ArrayList<>());
        }
        int next = 0;
        for (int life = 0; life < 4; life++) {
            for (int i = random.nextInt(40); i > 0; i--) {
                test.records.failForces(random.nextInt(8) == 0 ? 1 : 0);
                int shard = random.nextInt(SHARDS);
                String data = String.format("%06d", next++) + "x".repeat(random.nextInt(100));
                if (put(test, shard, data)) {
                    acknowledged.get(shard).add(data);
                }
            }
            test.records.failForces(0);
            test.losePower();
            for (int shard = 0; shard < SHARDS; shard++) {
                List<String> read = test.data(test.records(test.iterator("s", shard, "TRIM_HORIZON", "")));
                assertThat(read).as(where).containsSubsequence(acknowledged.get(shard));
                assertThat(read).as(where).isSorted().doesNotHaveDuplicates();
            }
        }
    }

    private static boolean put(TestStore test, int shard, String data) {
        StoredStream stream = test.store().find("s").orElseThrow();
        BigInteger hashKey = stream.shards().get(shard).startingHashKey();
        PutEntry entry = new PutEntry(new byte[] {'k'}, Blob.of(data.getBytes(StandardCharsets.UTF_8)));
        return test.store().put(stream, List.of(entry), List.of(hashKey)).getFirst() instanceof PutResult.Stored;
    }

    @Test
    void aThousandShardsShareTheirSyncs() throws Exception {
        TestStore test = new TestStore();
        test.createStream("s", 1_000);
        StoredStream stream = test.store().find("s").orElseThrow();
        int before = test.records.forces();
        List<BigInteger> keys =
                stream.shards().stream().map(Shard::startingHashKey).toList();
        PutEntry entry = new PutEntry(new byte[] {'k'}, Blob.of(new byte[10]));
        assertThat(test.store().put(stream, Collections.nCopies(1_000, entry), keys))
                .hasSize(1_000)
                .allMatch(PutResult.Stored.class::isInstance);
        assertThat(test.records.forces() - before).isLessThanOrEqualTo(2);
    }

    @Test
    void putsFromManyThreadsKeepEachThreadsOrder() throws Exception {
        TestStore test = new TestStore(StoreSettings.defaults().withFileBytes(20_000), new Random(1));
        test.createStream("s", 1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> writers = new ArrayList<>();
            for (int writer = 0; writer < 8; writer++) {
                String name = "w" + writer + "-";
                writers.add(() -> {
                    boolean all = true;
                    for (int i = 0; i < 200; i++) {
                        all &= put(test, 0, name + String.format("%04d", i));
                    }
                    return all;
                });
            }
            for (Future<Boolean> writer : threads.invokeAll(writers)) {
                assertThat(result(writer)).isTrue();
            }
        }
        test.losePower();
        List<String> read = test.data(test.records(test.iterator("s", 0, "TRIM_HORIZON", "")));
        assertThat(read).hasSize(1_600);
        for (int writer = 0; writer < 8; writer++) {
            String name = "w" + writer + "-";
            assertThat(read.stream().filter(data -> data.startsWith(name)).toList())
                    .hasSize(200)
                    .isSorted();
        }
    }

    private static boolean result(Future<Boolean> future) throws InterruptedException, ExecutionException {
        return future.get();
    }
}
