package dev.hydrant.clients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.testkit.ForeignPython;
import dev.hydrant.testkit.PythonService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Amazon's DynamoDB for one machine, in memory, in a process of its own: where the Kinesis Client Library keeps its
/// leases.
final class DynamoDb implements AutoCloseable {

    private static final String MAIN = "com.amazonaws.services.dynamodbv2.local.main.ServerRunner";
    private static final int MAX_TRIES = 1200;
    private static final long PAUSE_MILLIS = 50;

    private final LineProcess process;
    private final Path directory;
    private final String url;

    private DynamoDb(LineProcess process, Path directory, String url) {
        this.process = process;
        this.directory = directory;
        this.url = url;
    }

    static DynamoDb start(Path directory) throws IOException, InterruptedException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path natives = Checkout.root().resolve("functions/clients/dynamodb/target/native");
        LineProcess process = LineProcess.start(
                directory,
                "dynamodb",
                List.of("-Dsqlite4java.library.path=" + natives),
                MAIN,
                "-disableTelemetry",
                "-inMemory",
                "-port",
                Integer.toString(port));
        DynamoDb dynamo = new DynamoDb(process, directory, "http://127.0.0.1:" + port);
        dynamo.awaitAnswer();
        return dynamo;
    }

    String url() {
        return url;
    }

    /// All items of a table, as the AWS command line prints them.
    JsonNode scan(String table) throws IOException, InterruptedException {
        Program.Ended ended = Program.run(
                directory,
                Map.of(
                        "AWS_ACCESS_KEY_ID", "key",
                        "AWS_SECRET_ACCESS_KEY", "secret",
                        "AWS_DEFAULT_REGION", "us-east-1"),
                List.of(
                        ForeignPython.executable().resolveSibling("aws").toString(),
                        "dynamodb",
                        "scan",
                        "--endpoint-url",
                        url,
                        "--output",
                        "json",
                        "--table-name",
                        table));
        if (ended.exitCode() != 0) {
            throw new AssertionError("scan of " + table + ": " + ended.errors());
        }
        return PythonService.JSON.readTree(ended.output()).get("Items");
    }

    @Override
    public void close() {
        process.close();
    }

    private void awaitAnswer() throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int tries = 0; ; tries++) {
                try {
                    client.send(
                            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding());
                    return;
                } catch (IOException e) {
                    if (tries == MAX_TRIES || process.hasEnded()) {
                        throw new AssertionError("no DynamoDB at " + url + ": " + process.errors(), e);
                    }
                    Thread.sleep(PAUSE_MILLIS);
                }
            }
        }
    }
}
