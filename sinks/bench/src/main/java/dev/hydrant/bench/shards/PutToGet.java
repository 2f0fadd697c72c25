package dev.hydrant.bench.shards;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// One writer puts a record now and then, one reader waits for it; what counts is the time from before the put until
/// the record is with the reader.
final class PutToGet implements Measurement {

    private static final int PAYLOAD_BYTES = 1024;
    private static final long SHORTEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(6);
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long SEED = 20_260_102;
    private static final double MICROS = 1e3;

    private final int puts;

    PutToGet(int puts) {
        this.puts = puts;
    }

    @Override
    public Map<Figure, Double> measure(Contender contender, String stream) throws IOException, InterruptedException {
        try (KinesisClient client = contender.connect();
                ExecutorService reader = Executors.newSingleThreadExecutor()) {
            client.create(stream, 1);
            Future<long[]> arrivals = reader.submit(
                    () -> poll(contender, stream, client.shards(stream).getFirst()));
            long[] begins = new long[puts];
            Acknowledged acknowledged = put(client, stream, begins);
            long[] ends = arrivals.get();
            Samples micros = new Samples();
            for (int i = 0; i < puts; i++) {
                micros.add((ends[i] - begins[i]) / MICROS);
            }
            new StreamReading(client).check(stream, acknowledged, 1);
            client.delete(stream);
            return Map.of(Figure.POLL_P50, micros.median(), Figure.POLL_P99, micros.quantile(0.99));
        } catch (ExecutionException e) {
            throw new IOException("the reader failed", e);
        }
    }

    private Acknowledged put(KinesisClient client, String stream, long[] begins)
            throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(SEED);
        PutTemplate template = PutTemplate.putRecord(client.dialect(), stream, PAYLOAD_BYTES);
        Acknowledged acknowledged = new Acknowledged();
        for (int i = 0; i < puts; i++) {
            TimeUnit.NANOSECONDS.sleep(random.nextLong(SHORTEST_PAUSE_NANOS, LONGEST_PAUSE_NANOS));
            byte[] request = template.numberedFrom(i);
            begins[i] = System.nanoTime();
            JsonNode put = client.parse(client.send("PutRecord", request));
            acknowledged.add(
                    put.path("ShardId").asText(), put.path("SequenceNumber").asText(), i);
        }
        return acknowledged;
    }

    /// @return when each record was there
    private long[] poll(Contender contender, String stream, String shard) throws IOException {
        long[] ends = new long[puts];
        int seen = 0;
        long giveUp = System.nanoTime() + LONGEST_WAIT_NANOS;
        try (KinesisClient client = contender.connect()) {
            String iterator = client.iterator(stream, shard, "TRIM_HORIZON");
            while (seen < puts) {
                JsonNode page = client.parse(client.records(iterator));
                long now = System.nanoTime();
                for (JsonNode each : page.path("Records")) {
                    ends[Math.toIntExact(Payloads.numberOf(each.path("Data").binaryValue()))] = now;
                    seen++;
                }
                iterator = page.path("NextShardIterator").asText();
                if (now > giveUp) {
                    throw new BrokenServerException("only " + seen + " of " + puts + " records arrived");
                }
            }
        }
        return ends;
    }
}
