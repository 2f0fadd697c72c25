package dev.hydrant.bench.shards;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/// A stream of very many shards and records: filled, and counted again. A put's records go to as many shards as it has
/// records, which is the most the store's index can be made to hold.
final class ManyShards {

    static final int SHARDS = 1_000;
    static final String STREAM = "many-shards";

    private static final int WRITERS = 4;
    private static final int RECORDS = 500;
    private static final int PAYLOAD_BYTES = 100;
    private static final int TEMPLATES = 16;

    private ManyShards() {}

    /// Puts at least so many records.
    ///
    /// @return how many
    static long fill(Contender contender, long records) throws IOException, InterruptedException {
        try (KinesisClient client = contender.connect()) {
            client.create(STREAM, SHARDS);
        }
        AtomicLong left = new AtomicLong(records);
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Callable<Long>> tasks = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                tasks.add(() -> write(contender, number, left));
            }
            long sum = 0;
            for (Future<Long> task : writers.invokeAll(tasks)) {
                sum += task.get();
            }
            return sum;
        } catch (ExecutionException e) {
            throw new IOException("a writer failed", e);
        }
    }

    private static long write(Contender contender, int writer, AtomicLong left) throws IOException {
        List<PutTemplate> templates = new ArrayList<>();
        for (int i = 0; i < TEMPLATES; i++) {
            String keys = "partition-" + writer + "-" + i + "-";
            templates.add(PutTemplate.putRecords(contender.dialect(), STREAM, RECORDS, PAYLOAD_BYTES, keys));
        }
        long put = 0;
        try (KinesisClient client = contender.connect()) {
            while (left.getAndAdd(-RECORDS) > 0) {
                PutTemplate template = templates.get(Math.toIntExact(put / RECORDS % TEMPLATES));
                client.send("PutRecords", template.numberedFrom(put));
                put += RECORDS;
            }
        }
        return put;
    }

    /// Reads one shard's beginning: whoever answers that is open.
    static void look(Contender contender) throws IOException {
        try (KinesisClient client = contender.connect()) {
            JsonNode page =
                    client.parse(client.records(client.iterator(STREAM, "shardId-000000000000", "TRIM_HORIZON")));
            if (page.path("Records").isEmpty()) {
                throw new BrokenServerException("shardId-000000000000 is empty");
            }
        }
    }

    /// Reads everything.
    ///
    /// @return how many records there are
    static long count(Contender contender) throws IOException {
        long count = 0;
        try (KinesisClient client = contender.connect()) {
            for (String shard : client.shards(STREAM)) {
                String iterator = client.iterator(STREAM, shard, "TRIM_HORIZON");
                for (int read = -1; read != 0; ) {
                    JsonNode page = client.parse(client.records(iterator));
                    read = page.path("Records").size();
                    count += read;
                    iterator = page.path("NextShardIterator").asText();
                }
            }
        }
        return count;
    }
}
