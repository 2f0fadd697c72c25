package dev.hydrant.shardstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.objectstore.FakeBucket;
import dev.hydrant.objectstore.Fault;
import dev.hydrant.objectstore.Faults;
import dev.hydrant.objectstore.Operation;
import dev.hydrant.shardstore.records.TestClock;
import dev.hydrant.testkit.Seeds;
import dev.hydrant.wire.WireResponse;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Random puts, splits, merges, trims and deaths of three instances over one bucket that refuses, loses answers and
/// takes puts late, against a plain model: per hash key, what was acknowledged in its order.
class SharedModelTest {

    private static final int ROUNDS = 60;
    private static final int STEPS = 150;
    private static final int INSTANCES = 3;
    private static final List<BigInteger> KEYS =
            HashKeys.split(8).stream().map(HashRange::start).toList();

    @Test
    void eachAcknowledgedRecordIsThereOnceInOrderWhoeverTookIt() {
        Seeds.check(ROUNDS, random -> new Round(random).run());
    }

    private static final class Round {
        private final RandomGenerator random;
        private final Map<BigInteger, List<String>> acknowledged = new HashMap<>();
        private final Set<String> refused = new HashSet<>();
        private final FakeBucket bucket = new FakeBucket();
        private final TestClock clock = new TestClock();
        private final List<SharedStore> instances = new ArrayList<>();
        private boolean troubled;

        Round(RandomGenerator random) {
            this.random = random;
        }

        void run() throws IOException {
            for (int i = 0; i < INSTANCES; i++) {
                instances.add(instance());
            }
            any().ok("CreateStream", "{\"StreamName\":\"s\",\"ShardCount\":" + (1 + random.nextInt(3)) + "}");
            clock.advance(Duration.ofSeconds(1));
            troubled = true;
            for (int step = 0; step < STEPS; step++) {
                step(step);
            }
            troubled = false;
            while (!bucket.late().isEmpty()) {
                bucket.land(0);
            }
            clock.advance(Duration.ofSeconds(1));
            check(instance());
        }

        private void step(int step) throws IOException {
            switch (random.nextInt(14)) {
                case 0 -> any().call("SplitShard", split());
                case 1 -> any().call("MergeShards", merge());
                case 2, 3 -> clock.advance(Duration.ofMillis(random.nextInt(500)));
                case 4 -> die();
                case 5 -> trim();
                case 6 -> {
                    if (!bucket.late().isEmpty()) {
                        bucket.land(random.nextInt(bucket.late().size()));
                    }
                }
                default -> put("r" + step);
            }
        }

        private void die() throws IOException {
            troubled = false;
            instances.set(random.nextInt(INSTANCES), instance());
            troubled = true;
        }

        private void trim() {
            try {
                any().store().trim();
            } catch (IOException | RuntimeException e) {
                assertThat(e).hasMessageMatching("(?s).*(simulated|unknown|closed|answers|say).*");
            }
        }

        private void put(String data) {
            BigInteger key = KEYS.get(random.nextInt(KEYS.size()));
            WireResponse answer = any().call(
                            "PutRecord",
                            "{\"StreamName\":\"s\",\"PartitionKey\":\"k\",\"Data\":\""
                                    + TestCalls.base64(key + " " + data) + "\",\"ExplicitHashKey\":\"" + key + "\"}");
            String body = new String(answer.body(), StandardCharsets.UTF_8);
            if (answer.status() == 200) {
                acknowledged.computeIfAbsent(key, first -> new ArrayList<>()).add(data);
            } else if (body.contains("ProvisionedThroughputExceededException")) {
                refused.add(data);
            } else {
                assertThat(body).contains("InternalFailureException");
            }
        }

        private String split() {
            List<Shard> open = known().openShards();
            Shard shard = open.get(random.nextInt(open.size()));
            BigInteger width = shard.endingHashKey().subtract(shard.startingHashKey());
            return "{\"StreamName\":\"s\",\"ShardToSplit\":\"" + shard.id() + "\",\"NewStartingHashKey\":\""
                    + shard.startingHashKey().add(width.shiftRight(1)) + "\"}";
        }

        private String merge() {
            List<Shard> open = known().openShards();
            int first = random.nextInt(open.size());
            return "{\"StreamName\":\"s\",\"ShardToMerge\":\"" + open.get(first).id()
                    + "\",\"AdjacentShardToMerge\":\""
                    + open.get(Math.min(first + 1, open.size() - 1)).id() + "\"}";
        }

        /// What some instance knows, without trouble.
        private StoredStream known() {
            troubled = false;
            StoredStream stream = any().store().find("s").orElseThrow();
            troubled = true;
            return stream;
        }

        private SharedStore any() {
            return instances.get(random.nextInt(instances.size()));
        }

        private SharedStore instance() throws IOException {
            Faults faults = (operation, key) -> troubled ? fault(operation) : Fault.NONE;
            return new SharedStore(bucket, faults, clock, new SplittableRandom(random.nextLong()));
        }

        private Fault fault(Operation operation) {
            boolean creates = operation == Operation.PUT_IF_ABSENT;
            return switch (random.nextInt(12)) {
                case 0, 1 -> Fault.UNAVAILABLE;
                case 2 -> creates ? Fault.ANSWER_LOST : Fault.NONE;
                case 3 -> creates ? Fault.LOST : Fault.NONE;
                case 4 -> creates ? Fault.LATE : Fault.NONE;
                default -> Fault.NONE;
            };
        }

        private void check(SharedStore reader) {
            StoredStream stream = reader.store().find("s").orElseThrow();
            Map<BigInteger, List<String>> read = new HashMap<>();
            Set<Integer> done = new HashSet<>();
            Deque<Shard> next = new ArrayDeque<>(stream.shards().stream()
                    .filter(shard -> shard.parents().isEmpty())
                    .toList());
            while (!next.isEmpty()) {
                Shard shard = next.poll();
                if (done.containsAll(shard.parents()) && done.add(shard.index())) {
                    readShard(reader, shard, read)
                            .forEach(child -> next.add(stream.shards()
                                    .get(ShardIds.index(child.get("ShardId").asText())
                                            .orElseThrow())));
                }
            }
            assertThat(done).hasSize(stream.shards().size());
            for (BigInteger key : KEYS) {
                List<String> there = read.getOrDefault(key, List.of());
                List<String> expected = acknowledged.getOrDefault(key, List.of());
                assertThat(there).doesNotHaveDuplicates().noneMatch(refused::contains);
                assertThat(there.stream().filter(expected::contains).toList()).isEqualTo(expected);
            }
        }

        private JsonNode readShard(SharedStore reader, Shard shard, Map<BigInteger, List<String>> read) {
            String iterator = reader.iterator("s", shard.index(), "TRIM_HORIZON", "");
            BigInteger last = new BigInteger(shard.first().toString());
            while (true) {
                JsonNode page = reader.ok(
                        "GetRecords",
                        "{\"Limit\":" + (1 + random.nextInt(9)) + ",\"ShardIterator\":\"" + iterator + "\"}");
                for (JsonNode record : page.get("Records")) {
                    BigInteger number =
                            new BigInteger(record.get("SequenceNumber").asText());
                    assertThat(number).isGreaterThan(last);
                    last = number;
                }
                for (String data : reader.data(page)) {
                    BigInteger key = new BigInteger(data.substring(0, data.indexOf(' ')));
                    assertThat(shard.range().contains(key)).isTrue();
                    read.computeIfAbsent(key, first -> new ArrayList<>()).add(data.substring(data.indexOf(' ') + 1));
                }
                if (!page.has("NextShardIterator") || page.get("Records").isEmpty()) {
                    assertThat(page.has("NextShardIterator")).isEqualTo(shard.isOpen());
                    return page.path("ChildShards");
                }
                assertThat(page.get("MillisBehindLatest").asLong()).isNotNegative();
                iterator = page.get("NextShardIterator").asText();
            }
        }
    }
}
