package dev.hydrant.bench.shards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Waits for the records of a shard, and notes when each is there. For one thread.
final class ArrivalReader {

    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Contender contender;
    private final String stream;
    private final String shard;
    private final CountDownLatch ready;
    private final long[] ends;
    private int seen;

    /// @param ready is counted down once records may be put
    ArrivalReader(Contender contender, String stream, String shard, int puts, CountDownLatch ready) {
        this.contender = contender;
        this.stream = stream;
        this.shard = shard;
        this.ready = ready;
        this.ends = new long[puts];
    }

    /// How a reader comes to its records.
    enum Way {
        POLL,
        PUSH
    }

    /// @return when each record was there
    long[] read(Way way) throws IOException, InterruptedException {
        try (KinesisClient client = contender.connect()) {
            switch (way) {
                case POLL -> poll(client);
                case PUSH -> subscribe(client);
            }
        } finally {
            ready.countDown();
        }
        return ends;
    }

    /// Asks GetRecords again and again, without a pause.
    private void poll(KinesisClient client) throws IOException {
        long giveUp = System.nanoTime() + LONGEST_WAIT_NANOS;
        String iterator = client.iterator(stream, shard, "TRIM_HORIZON");
        while (seen < ends.length) {
            JsonNode page = client.parse(client.records(iterator));
            ready.countDown();
            note(page, giveUp);
            iterator = page.path("NextShardIterator").asText();
        }
    }

    private void subscribe(KinesisClient client) throws IOException, InterruptedException {
        String consumer = client.consumer(stream);
        ObjectNode request =
                KinesisClient.request().put("ConsumerARN", consumer).put("ShardId", shard);
        request.putObject("StartingPosition").put("Type", "TRIM_HORIZON");
        Dialect dialect = contender.dialect();
        long giveUp = System.nanoTime() + LONGEST_WAIT_NANOS;
        try (EventConnection connection = new EventConnection(
                contender.server().port(),
                dialect.headers("SubscribeToShard"),
                dialect.mapper().writeValueAsBytes(request))) {
            while (seen < ends.length) {
                EventMessage event = connection.next();
                ready.countDown();
                if (event.hasRecords()) {
                    note(client.parse(event.payload()), giveUp);
                }
            }
        }
    }

    private void note(JsonNode page, long giveUp) throws IOException {
        long now = System.nanoTime();
        for (JsonNode each : page.path("Records")) {
            ends[Math.toIntExact(Payloads.numberOf(each.path("Data").binaryValue()))] = now;
            seen++;
        }
        if (now > giveUp) {
            throw new BrokenServerException("only " + seen + " of " + ends.length + " records arrived");
        }
    }
}
