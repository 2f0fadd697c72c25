package dev.hydrant.bench.shards;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
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
    private static final long SEED = 20_260_102;
    private static final double MICROS = 1e3;

    private final int puts;
    private final ArrivalReader.Way way;

    PutToGet(int puts, ArrivalReader.Way way) {
        this.puts = puts;
        this.way = way;
    }

    @Override
    public boolean suits(Contender contender) {
        return contender.ways().contains(way);
    }

    @Override
    public Map<Figure, Double> measure(Contender contender, String stream) throws IOException, InterruptedException {
        try (KinesisClient client = contender.connect();
                ExecutorService reader = Executors.newSingleThreadExecutor()) {
            client.create(stream, 1);
            CountDownLatch ready = new CountDownLatch(1);
            String shard = client.shards(stream).getFirst();
            Future<long[]> arrivals =
                    reader.submit(() -> new ArrivalReader(contender, stream, shard, puts, ready).read(way));
            ready.await();
            long[] begins = new long[puts];
            Acknowledged acknowledged = put(client, stream, begins);
            long[] ends = arrivals.get();
            Samples micros = new Samples();
            for (int i = 0; i < puts; i++) {
                micros.add((ends[i] - begins[i]) / MICROS);
            }
            new StreamReading(client).check(stream, acknowledged, 1);
            client.delete(stream);
            return switch (way) {
                case POLL -> Map.of(Figure.POLL_P50, micros.median(), Figure.POLL_P99, micros.quantile(0.99));
                case PUSH -> Map.of(Figure.PUSH_P50, micros.median(), Figure.PUSH_P99, micros.quantile(0.99));
            };
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
}
