package dev.hydrant.server;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Puts numbered records of one partition key to the stream `s`, batch after batch, for as long as the server answers.
final class Producer {

    private static final int BATCH = 20;

    private final HttpClient http;
    private final String key;
    private final List<Integer> acknowledged = new CopyOnWriteArrayList<>();
    private int next;

    /// @param key begins every record
    Producer(HttpClient http, String key) {
        this.http = http;
        this.key = key;
    }

    String key() {
        return key;
    }

    /// The numbers of the records that are safe, in order.
    List<Integer> acknowledged() {
        return acknowledged;
    }

    /// Goes on until the server is gone. What became of the last batch nobody knows; its numbers aren't used again.
    void putUntilKilled(String url) throws InterruptedException {
        while (true) {
            List<Integer> batch = IntStream.range(next, next + BATCH).boxed().toList();
            next += BATCH;
            try {
                HttpResponse<String> response = http.send(request(url, batch), HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() != 200 || !response.body().contains("\"FailedRecordCount\":0")) {
                    throw new AssertionError(response.statusCode() + " " + response.body());
                }
            } catch (IOException killed) {
                return;
            }
            acknowledged.addAll(batch);
        }
    }

    private HttpRequest request(String url, List<Integer> batch) {
        String records = batch.stream()
                .map(number ->
                        "{\"PartitionKey\":\"" + key + "\",\"Data\":\"" + base64(key + "-" + number + "\n") + "\"}")
                .collect(Collectors.joining(","));
        return Requests.of(url, "Kinesis_20131202.PutRecords", "{\"StreamName\":\"s\",\"Records\":[" + records + "]}");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
