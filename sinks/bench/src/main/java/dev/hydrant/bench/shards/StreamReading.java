package dev.hydrant.bench.shards;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads all of a stream by GetRecords and checks it. Only the time between a request and the last byte of its answer
/// counts; parsing and checking come after.
final class StreamReading {

    private static final double NANOS = 1e9;
    private static final double MEGABYTE = 1e6;

    private final KinesisClient client;
    private long payloadBytes;
    private long nanos;

    StreamReading(KinesisClient client) {
        this.client = client;
    }

    /// @param together how many records a writer puts at once
    void check(String stream, Acknowledged acknowledged, int together) throws IOException {
        for (String shard : client.shards(stream)) {
            acknowledged.check(shard, read(stream, shard), together);
        }
    }

    double megabytesPerSecond() {
        return megabytes() / (nanos / NANOS);
    }

    double megabytes() {
        return payloadBytes / MEGABYTE;
    }

    private List<Acknowledged.Entry> read(String stream, String shard) throws IOException {
        List<Acknowledged.Entry> read = new ArrayList<>();
        String iterator = client.iterator(stream, shard, "TRIM_HORIZON");
        while (true) {
            long begin = System.nanoTime();
            byte[] answer = client.records(iterator);
            long taken = System.nanoTime() - begin;
            JsonNode page = client.parse(answer);
            if (page.path("Records").isEmpty()) {
                return read;
            }
            nanos += taken;
            for (JsonNode each : page.path("Records")) {
                byte[] payload = each.path("Data").binaryValue();
                payloadBytes += payload.length;
                read.add(new Acknowledged.Entry(each.path("SequenceNumber").asText(), Payloads.numberOf(payload)));
            }
            iterator = page.path("NextShardIterator").asText();
        }
    }
}
