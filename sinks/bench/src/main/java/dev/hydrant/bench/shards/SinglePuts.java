package dev.hydrant.bench.shards;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;

/// One connection puts one record after the other.
final class SinglePuts implements Measurement {

    private static final int PAYLOAD_BYTES = 1024;
    private static final double MICROS = 1e3;

    private final int puts;

    SinglePuts(int puts) {
        this.puts = puts;
    }

    @Override
    public Map<Figure, Double> measure(Contender contender, String stream) throws IOException, InterruptedException {
        try (KinesisClient client = contender.connect()) {
            client.create(stream, 1);
            PutTemplate template = PutTemplate.putRecord(contender.dialect(), stream, PAYLOAD_BYTES);
            Acknowledged acknowledged = new Acknowledged();
            Samples micros = new Samples();
            for (int i = 0; i < puts; i++) {
                byte[] request = template.numberedFrom(i);
                long begin = System.nanoTime();
                byte[] answer = client.send("PutRecord", request);
                micros.add((System.nanoTime() - begin) / MICROS);
                JsonNode put = client.parse(answer);
                acknowledged.add(
                        put.path("ShardId").asText(), put.path("SequenceNumber").asText(), i);
            }
            new StreamReading(client).check(stream, acknowledged, 1);
            client.delete(stream);
            return Map.of(Figure.PUT_P50, micros.median(), Figure.PUT_P99, micros.quantile(0.99));
        }
    }
}
