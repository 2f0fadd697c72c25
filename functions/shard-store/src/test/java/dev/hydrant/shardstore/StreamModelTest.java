package dev.hydrant.shardstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Random puts, splits, merges, scalings, waits and power losses against a plain model: per hash key, what was
/// acknowledged in its order.
class StreamModelTest {

    private static final int ROUNDS = 25;
    private static final int STEPS = 120;

    /// A few keys, so that each has many records.
    private static final int KEYS = 12;

    private final Map<BigInteger, List<String>> acknowledged = new HashMap<>();
    private final List<Long> times = new ArrayList<>();

    @Test
    void aReaderThatFollowsChildrenFindsEachRecordOnceAndInTheOrderOfItsKey() throws IOException {
        long seed = Long.getLong("hydrant.seed", System.nanoTime());
        System.out.println("seed " + seed);
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged.clear();
            times.clear();
            run(new Random(seed + round), "seed " + seed + ", round " + round);
        }
    }

    private void run(Random random, String where) throws IOException {
        TestStore test = new TestStore(StoreSettings.defaults().withFileBytes(3_000), random);
        test.createStream("s", 1 + random.nextInt(4));
        for (int step = 0; step < STEPS; step++) {
            times.add(test.clock.millis());
            switch (random.nextInt(10)) {
                case 0 -> test.call("SplitShard", split(test, random));
                case 1 -> test.call("MergeShards", merge(test, random));
                case 2 -> test.call("UpdateShardCount", scale(test, random));
                case 3 -> test.clock.advance(Duration.ofMillis(random.nextInt(400)));
                case 4 -> {
                    if (random.nextInt(4) == 0) {
                        test.losePower();
                    }
                }
                default -> put(test, random, "r" + step);
            }
        }
        test.clock.advance(Duration.ofSeconds(1));
        test.losePower();
        check(test, where);
    }

    private void put(TestStore test, Random random, String data) {
        BigInteger key = HashKeys.split(KEYS).get(random.nextInt(KEYS)).start();
        test.ok(
                "PutRecord",
                "{\"StreamName\":\"s\",\"PartitionKey\":\"k\",\"Data\":\"" + TestStore.base64(key + " " + data)
                        + "\",\"ExplicitHashKey\":\"" + key + "\"}");
        acknowledged.computeIfAbsent(key, first -> new ArrayList<>()).add(data);
    }

    private static String split(TestStore test, Random random) {
        Shard shard = any(test.store().find("s").orElseThrow().openShards(), random);
        BigInteger width = shard.endingHashKey().subtract(shard.startingHashKey());
        BigInteger key = shard.startingHashKey().add(width.shiftRight(1 + random.nextInt(3)));
        return "{\"StreamName\":\"s\",\"ShardToSplit\":\"" + shard.id() + "\",\"NewStartingHashKey\":\"" + key + "\"}";
    }

    private static String merge(TestStore test, Random random) {
        List<Shard> open = test.store().find("s").orElseThrow().openShards();
        int first = random.nextInt(open.size());
        return "{\"StreamName\":\"s\",\"ShardToMerge\":\"" + open.get(first).id() + "\",\"AdjacentShardToMerge\":\""
                + open.get(Math.min(first + 1, open.size() - 1)).id() + "\"}";
    }

    private static String scale(TestStore test, Random random) {
        int open = test.store().find("s").orElseThrow().openShards().size();
        return "{\"StreamName\":\"s\",\"ScalingType\":\"UNIFORM_SCALING\",\"TargetShardCount\":"
                + (1 + random.nextInt(2 * open)) + "}";
    }

    private void check(TestStore test, String where) {
        StoredStream stream = test.store().find("s").orElseThrow();
        Map<BigInteger, List<String>> read = new HashMap<>();
        Set<Integer> done = new HashSet<>();
        Deque<Shard> next = new ArrayDeque<>(stream.shards().stream()
                .filter(shard -> shard.parents().isEmpty())
                .toList());
        while (!next.isEmpty()) {
            Shard shard = next.poll();
            if (!done.containsAll(shard.parents()) || !done.add(shard.index())) {
                continue;
            }
            for (JsonNode child : readShard(test, shard, read, where)) {
                next.add(stream.shards()
                        .get(ShardIds.index(child.get("ShardId").asText()).orElseThrow()));
            }
        }
        assertThat(done).as(where).hasSize(stream.shards().size());
        assertThat(read).as(where).isEqualTo(acknowledged);
        for (long time : times) {
            coversAllKeys(
                    stream.shards().stream()
                            .filter(shard -> shard.isOpenAt(time))
                            .toList(),
                    where + ", " + time);
        }
        coversAllKeys(stream.openShards(), where);
    }

    /// @return the children that the end of the shard names
    private static JsonNode readShard(TestStore test, Shard shard, Map<BigInteger, List<String>> read, String where) {
        String iterator = test.iterator("s", shard.index(), "TRIM_HORIZON", "");
        BigInteger last = new BigInteger(shard.first().toString());
        for (int parent : shard.parents()) {
            Shard closed = test.store().find("s").orElseThrow().shards().get(parent);
            assertThat(last)
                    .as(where)
                    .isGreaterThan(new BigInteger(closed.last().toString()));
        }
        while (true) {
            JsonNode page = test.ok("GetRecords", "{\"Limit\":7,\"ShardIterator\":\"" + iterator + "\"}");
            for (JsonNode record : page.get("Records")) {
                BigInteger number = new BigInteger(record.get("SequenceNumber").asText());
                assertThat(number).as(where).isGreaterThan(last);
                last = number;
            }
            for (String data : test.data(page)) {
                BigInteger key = new BigInteger(data.substring(0, data.indexOf(' ')));
                assertThat(shard.range().contains(key)).as(where).isTrue();
                read.computeIfAbsent(key, first -> new ArrayList<>()).add(data.substring(data.indexOf(' ') + 1));
            }
            if (!page.has("NextShardIterator") || page.get("Records").isEmpty()) {
                assertThat(page.has("NextShardIterator")).as(where).isEqualTo(shard.isOpen());
                return page.path("ChildShards");
            }
            iterator = page.get("NextShardIterator").asText();
        }
    }

    private static void coversAllKeys(List<Shard> shards, String where) {
        List<HashRange> ranges = shards.stream()
                .map(Shard::range)
                .sorted((one, other) -> one.start().compareTo(other.start()))
                .toList();
        assertThat(ranges.getFirst().start()).as(where).isEqualTo(BigInteger.ZERO);
        assertThat(ranges.getLast().end()).as(where).isEqualTo(HashKeys.MAX);
        for (int i = 1; i < ranges.size(); i++) {
            assertThat(ranges.get(i - 1).isFollowedBy(ranges.get(i))).as(where).isTrue();
        }
    }

    private static <T> T any(List<T> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }
}
