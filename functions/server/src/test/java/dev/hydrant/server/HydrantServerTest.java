package dev.hydrant.server;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.shardstore.Limits;
import dev.hydrant.shardstore.ShardStore;
import dev.hydrant.shardstore.StoreSettings;
import dev.hydrant.shardstore.StreamStatus;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HydrantServerTest {

    private static final String CONFIGURATION = """
            {"DeliveryStreamName": "d", "ExtendedS3DestinationConfiguration": {
              "RoleARN": "arn:aws:iam::000000000000:role/r", "BucketARN": "arn:aws:s3:::lake",
              "Prefix": "raw/", "BufferingHints": {"SizeInMBs": 5, "IntervalInSeconds": 900}}}
            """;

    private static final String FROM_STREAM = """
            {"DeliveryStreamName": "d", "DeliveryStreamType": "KinesisStreamAsSource",
             "KinesisStreamSourceConfiguration": {
               "KinesisStreamARN": "arn:aws:kinesis:us-east-1:000000000000:stream/s",
               "RoleARN": "arn:aws:iam::000000000000:role/r"},
             "ExtendedS3DestinationConfiguration": {
               "RoleARN": "arn:aws:iam::000000000000:role/r", "BucketARN": "arn:aws:s3:::lake",
               "BufferingHints": {"SizeInMBs": 1, "IntervalInSeconds": 0}}}
            """;

    private static final Duration LONGEST_DELIVERY = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private final Vertx vertx = Vertx.vertx();
    private HydrantServer server;

    @BeforeEach
    void start() throws IOException {
        Path data = directory.resolve("data");
        ServeOptions options = new ServeOptions(
                "127.0.0.1",
                0,
                new ServePlaces(data, directory.resolve("out").toString(), null),
                List.of(),
                List.of(),
                Limits.NONE,
                SecurityOptions.NONE,
                Map.of());
        server = HydrantServer.start(options, vertx);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Response call(String target, String body) {
        return given().baseUri(server.url())
                .header("X-Amz-Target", target)
                .header("X-Amz-Date", "20260101T000000Z")
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=k, SignedHeaders=h, Signature=s")
                .header("Content-Type", "application/x-amz-json-1.1")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/");
    }

    @Test
    void theMetricsOfStreamsAreThereForPrometheus() throws InterruptedException {
        makeStream();
        put("abc");
        Response metrics = given().get(server.url() + "/metrics");
        assertThat(metrics.contentType()).startsWith("text/plain");
        assertThat(metrics.asString()).contains("IncomingBytes{StreamName=\"s\"} 3\n");
    }

    @Test
    void aStreamIsMadeThroughThePort() {
        Response made = call("Kinesis_20131202.CreateStream", "{\"StreamName\":\"s\",\"ShardCount\":1}");
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(made.header("x-amzn-RequestId")).isNotEmpty();
        assertThat(call("Kinesis_20131202.ListStreams", "{}").jsonPath().getList("StreamNames"))
                .containsExactly("s");
    }

    @Test
    void theHealthPageNeedsNoSignature() {
        assertThat(given().get(server.url() + "/_health").statusCode()).isEqualTo(200);
    }

    @Test
    void aGracefulStopDeliversWhatIsBufferedAndTheNextStartDeliversNothingTwice() throws IOException {
        assertThat(call("Firehose_20150804.CreateDeliveryStream", CONFIGURATION).statusCode())
                .isEqualTo(200);
        String data = Base64.getEncoder().encodeToString("hello".getBytes(StandardCharsets.UTF_8));
        Response put = call(
                "Firehose_20150804.PutRecord", "{\"DeliveryStreamName\":\"d\",\"Record\":{\"Data\":\"" + data + "\"}}");
        assertThat(put.statusCode()).as(put.asString()).isEqualTo(200);
        server.close();
        assertThat(delivered()).isEqualTo("hello");
        start();
        assertThat(call("Firehose_20150804.ListDeliveryStreams", "{}")
                        .jsonPath()
                        .getList("DeliveryStreamNames"))
                .containsExactly("d");
        server.close();
        assertThat(delivered()).isEqualTo("hello");
        start();
    }

    @Test
    void whatTheDestinationsPlaceCannotHoldIsRefused() {
        for (String bucket : List.of("..", ".hydrant", "-lake")) {
            Response refused =
                    call("Firehose_20150804.CreateDeliveryStream", CONFIGURATION.replace(":::lake", ":::" + bucket));
            assertThat(refused.header("x-amzn-ErrorType")).as(bucket).isEqualTo("InvalidArgumentException");
            assertThat(refused.jsonPath().getString("message")).contains("`" + bucket + "`");
        }
        Response refused = call("Firehose_20150804.CreateDeliveryStream", CONFIGURATION.replace("raw/", "a//b/"));
        assertThat(refused.header("x-amzn-ErrorType")).isEqualTo("InvalidArgumentException");
        assertThat(refused.jsonPath().getString("message")).contains("a//b/");
        assertThat(call("Firehose_20150804.CreateDeliveryStream", CONFIGURATION).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aStreamMadeAnewIsDeliveredFromItsBeginning() throws IOException, InterruptedException {
        makeStream();
        assertThat(call("Firehose_20150804.CreateDeliveryStream", FROM_STREAM).statusCode())
                .isEqualTo(200);
        put("old1 ", "old2 ", "old3 ");
        awaitDelivered("old1 old2 old3 ");
        call("Kinesis_20131202.DeleteStream", "{\"StreamName\":\"s\"}");
        while (call("Kinesis_20131202.DescribeStreamSummary", "{\"StreamName\":\"s\"}")
                        .statusCode()
                == 200) {
            Thread.sleep(20);
        }
        Thread.sleep(1_000); // a sequence number tells streams apart by the second they were made in
        makeStream();
        put("new1 ", "new2 ");
        awaitDelivered("old1 old2 old3 new1 new2 ");
    }

    @Test
    void aDeletionThatWasInterruptedIsEndedByTheNextStart() throws IOException {
        call("Firehose_20150804.CreateDeliveryStream", CONFIGURATION);
        server.close();
        Path deliveries = directory.resolve("data/.hydrant/deliveries");
        String hidden = hiddenStream();
        Files.move(deliveries.resolve("d.json"), deliveries.resolve("d.deleted"));
        assertThat(isStream(hidden)).isTrue();
        start();
        assertThat(call("Firehose_20150804.ListDeliveryStreams", "{}")
                        .jsonPath()
                        .getList("DeliveryStreamNames"))
                .isEmpty();
        server.close();
        assertThat(isStream(hidden)).isFalse();
        assertThat(deliveries).isEmptyDirectory();
        start();
    }

    @Test
    void aDeletedDeliveryStreamLeavesNoStream() throws IOException, InterruptedException {
        call("Firehose_20150804.CreateDeliveryStream", CONFIGURATION);
        String hidden = hiddenStream();
        assertThat(call("Firehose_20150804.DeleteDeliveryStream", "{\"DeliveryStreamName\":\"d\"}")
                        .statusCode())
                .isEqualTo(200);
        while (call("Firehose_20150804.DescribeDeliveryStream", "{\"DeliveryStreamName\":\"d\"}")
                        .statusCode()
                == 200) {
            Thread.sleep(20);
        }
        server.close();
        assertThat(isStream(hidden)).isFalse();
        start();
    }

    @Test
    void theThroughputHintOfADirectPutIsShown() {
        call(
                "Firehose_20150804.CreateDeliveryStream",
                CONFIGURATION.replace(
                        "\"d\",", "\"d\", \"DirectPutSourceConfiguration\": {\"ThroughputHintInMBs\": 7},"));
        assertThat(call("Firehose_20150804.DescribeDeliveryStream", "{\"DeliveryStreamName\":\"d\"}")
                        .jsonPath()
                        .getInt("DeliveryStreamDescription.Source.DirectPutSourceDescription.ThroughputHintInMBs"))
                .isEqualTo(7);
    }

    @Test
    void aBackupIsShownWithItsOwnDefaults() {
        call("Firehose_20150804.CreateDeliveryStream", CONFIGURATION.replace("\"Prefix\"", """
                        "S3BackupMode": "Enabled", "S3BackupConfiguration": {
                          "RoleARN": "arn:aws:iam::000000000000:role/r", "BucketARN": "arn:aws:s3:::lake"}, "Prefix\""""));
        JsonPath shown = call("Firehose_20150804.DescribeDeliveryStream", "{\"DeliveryStreamName\":\"d\"}")
                .jsonPath()
                .setRootPath("DeliveryStreamDescription.Destinations[0].ExtendedS3DestinationDescription");
        assertThat(shown.getMap("BufferingHints")).isEqualTo(Map.of("SizeInMBs", 5, "IntervalInSeconds", 900));
        assertThat(shown.getMap("S3BackupDescription.BufferingHints"))
                .isEqualTo(Map.of("SizeInMBs", 5, "IntervalInSeconds", 300));
    }

    @Test
    void aClientThatAsksBeforeItSendsItsBodyIsToldToGoOn() throws IOException {
        URI url = URI.create(server.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 100".length());
            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 100");
        }
    }

    @Test
    void randomBytesOnThePortHarmNobody() throws IOException {
        Random random = new Random(1);
        URI url = URI.create(server.url());
        for (int i = 0; i < 20; i++) {
            byte[] bytes = new byte[1 + random.nextInt(500)];
            random.nextBytes(bytes);
            try (Socket socket = new Socket(url.getHost(), url.getPort())) {
                socket.getOutputStream().write(bytes);
                socket.shutdownOutput();
                try (InputStream answer = socket.getInputStream()) {
                    answer.readAllBytes();
                } catch (SocketException reset) {
                    assertThat(reset).hasMessageContaining("reset");
                }
            }
        }
        assertThat(given().get(server.url() + "/_health").statusCode()).isEqualTo(200);
    }

    @Test
    void aClientThatLeavesInMidBodyStoresNothing() throws IOException, InterruptedException {
        makeStream();
        byte[] body =
                "{\"StreamName\":\"s\",\"PartitionKey\":\"k\",\"Data\":\"aGVsbG8=\"}".getBytes(StandardCharsets.UTF_8);
        String head = "POST / HTTP/1.1\r\nHost: h\r\nX-Amz-Target: Kinesis_20131202.PutRecord\r\n"
                + "X-Amz-Date: 20260101T000000Z\r\n"
                + "Authorization: AWS4-HMAC-SHA256 Credential=k, SignedHeaders=h, Signature=s\r\n"
                + "Content-Type: application/x-amz-json-1.1\r\nContent-Length: " + body.length + "\r\n\r\n";
        URI url = URI.create(server.url());
        for (int sent = 0; sent < body.length; sent += 7) {
            try (Socket socket = new Socket(url.getHost(), url.getPort())) {
                socket.setSoLinger(sent % 2 == 0, 0); // every other one with a reset
                socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().write(body, 0, sent);
            }
        }
        assertThat(firstRecords("s")).isEmpty();
        assertThat(call("Kinesis_20131202.PutRecord", new String(body, StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(200);
        assertThat(firstRecords("s")).hasSize(1);
    }

    @Test
    void aDeliveryReadsParentsBeforeTheirChildren() throws IOException, InterruptedException {
        makeStream();
        String configuration = FROM_STREAM.replace("\"IntervalInSeconds\": 0", "\"IntervalInSeconds\": 900");
        Response made = call("Firehose_20150804.CreateDeliveryStream", configuration);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(200);
        put("1,");
        call(
                "Kinesis_20131202.SplitShard",
                "{\"StreamName\":\"s\",\"ShardToSplit\":\"0\",\"NewStartingHashKey\":\"1000\"}");
        put("2,");
        awaitActive();
        put("3,");
        call(
                "Kinesis_20131202.MergeShards",
                "{\"StreamName\":\"s\",\"ShardToMerge\":\"1\",\"AdjacentShardToMerge\":\"2\"}");
        awaitActive();
        put("4,");
        server.close();
        assertThat(delivered()).isEqualTo("1,2,3,4,");
        start();
    }

    private void awaitActive() throws InterruptedException {
        while (!call("Kinesis_20131202.DescribeStreamSummary", "{\"StreamName\":\"s\"}")
                .asString()
                .contains("\"ACTIVE\"")) {
            Thread.sleep(20);
        }
    }

    private List<Object> firstRecords(String stream) {
        String iterator = call(
                        "Kinesis_20131202.GetShardIterator",
                        "{\"StreamName\":\"" + stream + "\",\"ShardId\":\"shardId-000000000000\","
                                + "\"ShardIteratorType\":\"TRIM_HORIZON\"}")
                .jsonPath()
                .getString("ShardIterator");
        return call("Kinesis_20131202.GetRecords", "{\"ShardIterator\":\"" + iterator + "\"}")
                .jsonPath()
                .getList("Records");
    }

    @Test
    void aBodyAboveTheLimitIsTooLarge() {
        char[] body = new char[15 * 1024 * 1024];
        Arrays.fill(body, ' ');
        assertThat(call("Kinesis_20131202.PutRecord", new String(body)).statusCode())
                .isEqualTo(413);
    }

    private void makeStream() throws InterruptedException {
        call("Kinesis_20131202.CreateStream", "{\"StreamName\":\"s\",\"ShardCount\":1}");
        awaitActive();
    }

    private void put(String... texts) {
        for (String text : texts) {
            String data = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
            Response put = call(
                    "Kinesis_20131202.PutRecord",
                    "{\"StreamName\":\"s\",\"PartitionKey\":\"k\",\"Data\":\"" + data + "\"}");
            assertThat(put.statusCode()).as(put.asString()).isEqualTo(200);
        }
    }

    private void awaitDelivered(String expected) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(LONGEST_DELIVERY);
        while (!delivered().equals(expected)) {
            assertThat(Instant.now()).as(delivered()).isBefore(deadline);
            Thread.sleep(50);
        }
    }

    /// The name of the stream that keeps what is put to the delivery stream `d`.
    private String hiddenStream() throws IOException {
        Path file = directory.resolve("data/.hydrant/deliveries/d.json");
        return "firehose:d:" + DeliveryRecord.decode(Files.readAllBytes(file)).id();
    }

    /// Whether the store of a server that is closed has a stream of this name.
    private boolean isStream(String name) throws IOException {
        try (ShardStore store = ShardStore.open(
                directory.resolve("data"), StoreSettings.defaults(), Clock.systemUTC(), new Random(1))) {
            return store.find(name)
                    .filter(stream -> store.status(stream) != StreamStatus.DELETING)
                    .isPresent();
        }
    }

    private String delivered() throws IOException {
        StringBuilder content = new StringBuilder();
        Path lake = Files.createDirectories(directory.resolve("out").resolve("lake"));
        try (Stream<Path> files = Files.walk(lake)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                content.append(Files.readString(file));
            }
        }
        return content.toString();
    }
}
