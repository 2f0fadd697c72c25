package dev.hydrant.bench.shards;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Several connections put full PutRecords requests one after the other; then everything is read back.
final class BulkPuts implements Measurement {

    private static final int WRITERS = 4;
    private static final int SHARDS = 4;
    private static final int RECORDS = 500;
    private static final int PAYLOAD_BYTES = 1024;
    private static final double NANOS = 1e9;

    private final long nanos;

    BulkPuts(long nanos) {
        this.nanos = nanos;
    }

    @Override
    public Map<Figure, Double> measure(Contender contender, String stream) throws IOException, InterruptedException {
        try (KinesisClient client = contender.connect()) {
            client.create(stream, SHARDS);
            Acknowledged acknowledged = new Acknowledged();
            double cpuBefore = contender.server().cpuSeconds();
            long begin = System.nanoTime();
            for (Acknowledged one : all(contender, stream, begin + nanos)) {
                acknowledged.addAll(one);
            }
            double seconds = (System.nanoTime() - begin) / NANOS;
            double cpuAfterPuts = contender.server().cpuSeconds();
            StreamReading reading = new StreamReading(client);
            reading.check(stream, acknowledged, RECORDS);
            double cpuAfterGets = contender.server().cpuSeconds();
            client.delete(stream);
            return Map.of(
                    Figure.PUT_RECORDS,
                    acknowledged.records() / seconds,
                    Figure.PUT_RECORDS_CPU,
                    acknowledged.records() / (cpuAfterPuts - cpuBefore),
                    Figure.GET_RECORDS,
                    reading.megabytesPerSecond(),
                    Figure.GET_RECORDS_CPU,
                    reading.megabytes() / (cpuAfterGets - cpuAfterPuts));
        }
    }

    private static List<Acknowledged> all(Contender contender, String stream, long until)
            throws IOException, InterruptedException {
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Callable<Acknowledged>> tasks = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                long first = writer * Acknowledged.WRITER;
                tasks.add(() -> write(contender, stream, first, until));
            }
            List<Acknowledged> outcomes = new ArrayList<>();
            for (Future<Acknowledged> task : writers.invokeAll(tasks)) {
                outcomes.add(task.get());
            }
            return outcomes;
        } catch (ExecutionException e) {
            throw new IOException("a writer failed", e);
        }
    }

    private static Acknowledged write(Contender contender, String stream, long first, long until) throws IOException {
        Acknowledged acknowledged = new Acknowledged();
        PutTemplate template =
                PutTemplate.putRecords(contender.dialect(), stream, RECORDS, PAYLOAD_BYTES, "partition-");
        try (KinesisClient client = contender.connect()) {
            for (long next = first; System.nanoTime() < until; next += RECORDS) {
                JsonNode answer = client.parse(client.send("PutRecords", template.numberedFrom(next)));
                if (answer.path("FailedRecordCount").asInt() != 0) {
                    throw new IOException("records were refused: " + answer);
                }
                long number = next;
                for (JsonNode entry : answer.path("Records")) {
                    acknowledged.add(
                            entry.path("ShardId").asText(),
                            entry.path("SequenceNumber").asText(),
                            number++);
                }
            }
        }
        return acknowledged;
    }
}
