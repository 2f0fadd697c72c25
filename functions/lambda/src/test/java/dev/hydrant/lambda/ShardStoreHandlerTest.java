package dev.hydrant.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShardStoreHandlerTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final CBORMapper CBOR = new CBORMapper();
    private static final String STREAM = "{\"StreamName\":\"s\"}";
    private static final int LAMBDA_LIMIT = 6 * 1024 * 1024;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(SignedEvent.Body.class)
    void aSignedCallIsAnsweredHoweverItsBodyComes(SignedEvent.Body as) throws Exception {
        ShardStoreHandler handler = handler();
        JsonNode created =
                invoke(handler, SignedEvent.json("CreateStream", "{\"StreamName\":\"s\",\"ShardCount\":1}", as));
        assertThat(created.get("statusCode").asInt()).isEqualTo(200);
        assertThat(created.get("body").asText()).isEmpty();
        awaitActive(handler);
        JsonNode put = ok(handler, "PutRecord", "{\"StreamName\":\"s\",\"PartitionKey\":\"ä\",\"Data\":\"AAEC/w==\"}");
        assertThat(put.get("ShardId").asText()).isEqualTo("shardId-000000000000");
        JsonNode page = ok(handler, "GetRecords", "{\"ShardIterator\":\"" + iterator(handler) + "\"}");
        assertThat(page.at("/Records/0/Data").asText()).isEqualTo("AAEC/w==");
        assertThat(page.at("/Records/0/PartitionKey").asText()).isEqualTo("ä");
    }

    @Test
    void aBinaryAnswerComesInBase64() throws Exception {
        ShardStoreHandler handler = handler();
        ok(handler, "CreateStream", "{\"StreamName\":\"s\",\"ShardCount\":1}");
        ObjectNode event = SignedEvent.of(
                "DescribeStreamSummary",
                "application/x-amz-cbor-1.1",
                CBOR.writeValueAsBytes(Map.of("StreamName", "s")),
                SignedEvent.Body.BASE64);
        JsonNode answer = invoke(handler, event);
        assertThat(answer.get("isBase64Encoded").asBoolean()).isTrue();
        assertThat(answer.at("/headers/Content-Type").asText()).isEqualTo("application/x-amz-cbor-1.1");
        JsonNode summary =
                CBOR.readTree(Base64.getDecoder().decode(answer.get("body").asText()));
        assertThat(summary.at("/StreamDescriptionSummary/StreamName").asText()).isEqualTo("s");
    }

    @Test
    void whoeverDoesntSignWithAKnownKeyIsRefused() throws Exception {
        ShardStoreHandler handler = handler();
        ObjectNode event = SignedEvent.json("ListStreams", "{}", SignedEvent.Body.TEXT);
        assertError(handler, changed(event, "authorization", ""), "MissingAuthenticationTokenException");
        String signature = event.at("/headers/authorization").asText();
        assertError(
                handler,
                changed(event, "authorization", signature.replace(SignedEvent.KEY, "AKIDEVE")),
                "UnrecognizedClientException");
        assertError(handler, changed(event, "authorization", signature + "0"), "InvalidSignatureException");
        assertError(handler, changed(event, "host", "other.example"), "InvalidSignatureException");
        ObjectNode body =
                SignedEvent.withBody(event.deepCopy(), "{ }".getBytes(StandardCharsets.UTF_8), SignedEvent.Body.TEXT);
        assertError(handler, body, "InvalidSignatureException");
        assertError(
                handler,
                SignedEvent.event(
                        "POST",
                        "/",
                        "X-Amz-Algorithm=AWS4-HMAC-SHA256",
                        Map.of(
                                "x-amz-target",
                                "Kinesis_20131202.ListStreams",
                                "content-type",
                                "application/x-amz-json-1.1")),
                "IncompleteSignatureException");
    }

    @Test
    void aBodyThatIsNoBase64OrEmptyIsRefused() throws Exception {
        ShardStoreHandler handler = handler();
        ObjectNode event = SignedEvent.json("ListStreams", "{}", SignedEvent.Body.BASE64);
        assertError(handler, event.deepCopy().put("body", "not base64!"), "SerializationException");
        assertError(handler, SignedEvent.json("ListStreams", "", SignedEvent.Body.TEXT), "SerializationException");
        ObjectNode without = SignedEvent.json("ListStreams", "", SignedEvent.Body.TEXT);
        without.remove("body");
        assertError(handler, without, "SerializationException");
    }

    @Test
    void withoutUsableCredentialsOrPlaceItDoesNotStart() throws Exception {
        assertRefused("HYDRANT_CREDENTIALS", "", "`HYDRANT_CREDENTIALS` must be set");
        assertRefused("HYDRANT_CREDENTIALS", "{\"AccessKeys\": [", "`HYDRANT_CREDENTIALS`: no JSON at line 1");
        assertRefused(
                "HYDRANT_CREDENTIALS", "{\"AccessKeys\": []}", "`HYDRANT_CREDENTIALS`: AccessKeys must not be empty");
        assertRefused(
                "HYDRANT_CREDENTIALS",
                SignedEvent.CREDENTIALS.replaceFirst("Effect\": \"Allow", "Effect\": \"Alow"),
                "`HYDRANT_CREDENTIALS`: ");
        assertRefused("HYDRANT_CREDENTIALS", "gone.json", "there is no file " + directory.resolve("gone.json"));
        assertRefused("HYDRANT_KEYS", "{\"alias/a\": \"short\"}", "`HYDRANT_KEYS`: `alias/a` must be");
        assertRefused("HYDRANT_SHARDS", "", "`HYDRANT_SHARDS` must be set");
        assertRefused("HYDRANT_SHARDS", "s3://", "`HYDRANT_SHARDS` must name a bucket");
        assertRefused("AWS_ACCOUNT_ID", "12", "`account` must be 12 digits");
        Files.writeString(directory.resolve("keys.json"), SignedEvent.CREDENTIALS);
        Map<String, String> inZip = environment();
        inZip.put("HYDRANT_CREDENTIALS", "keys.json");
        ok(new ShardStoreHandler(inZip), "ListStreams", "{}");
    }

    @Test
    void anAnswerWithRecordsFitsIntoWhatLambdaCarries() throws Exception {
        ShardStoreHandler handler = handler();
        ok(handler, "CreateStream", "{\"StreamName\":\"s\",\"ShardCount\":1}");
        awaitActive(handler);
        Random random = new Random(1);
        List<String> put = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            byte[] data = new byte[i % 2 == 0 ? 1_000_000 : 30];
            random.nextBytes(data);
            String base64 = Base64.getEncoder().encodeToString(data);
            String key = i % 3 == 0 ? "\\u0001\\\"\\\\".repeat(80) : "k";
            ok(
                    handler,
                    "PutRecord",
                    "{\"StreamName\":\"s\",\"PartitionKey\":\"" + key + "\",\"Data\":\"" + base64 + "\"}");
            put.add(base64);
        }
        List<String> read = new ArrayList<>();
        String iterator = iterator(handler);
        int pages = 0;
        while (read.size() < put.size()) {
            String body = "{\"ShardIterator\":\"" + iterator + "\"}";
            byte[] json = bytes(handler, SignedEvent.json("GetRecords", body, SignedEvent.Body.TEXT));
            assertThat(json).hasSizeLessThanOrEqualTo(LAMBDA_LIMIT);
            byte[] cbor = bytes(
                    handler,
                    SignedEvent.of(
                            "GetRecords",
                            "application/x-amz-cbor-1.1",
                            CBOR.writeValueAsBytes(Map.of("ShardIterator", iterator)),
                            SignedEvent.Body.BASE64));
            assertThat(cbor).hasSizeLessThanOrEqualTo(LAMBDA_LIMIT);
            JsonNode page = JSON.readTree(JSON.readTree(json).get("body").asText());
            page.get("Records").forEach(record -> read.add(record.get("Data").asText()));
            iterator = page.get("NextShardIterator").asText();
            pages++;
        }
        assertThat(read).isEqualTo(put);
        assertThat(pages).isBetween(2, 4);
    }

    @Test
    void aScheduledEventTrimsAndMerges() throws Exception {
        ShardStoreHandler handler = handler();
        ok(handler, "CreateStream", "{\"StreamName\":\"s\",\"ShardCount\":1}");
        awaitActive(handler);
        for (int i = 0; i < 40; i++) {
            ok(handler, "PutRecord", "{\"StreamName\":\"s\",\"PartitionKey\":\"k\",\"Data\":\"\"}");
        }
        assertThat(
                        bytes(
                                handler,
                                (ObjectNode)
                                        JSON.readTree(
                                                "{\"version\":\"0\",\"source\":\"aws.events\",\"detail-type\":\"Scheduled Event\",\"detail\":{}}")))
                .isEmpty();
        assertThat(files()).anyMatch(file -> file.contains("000000000032-merged-000000000001"));
        JsonNode page = ok(handler, "GetRecords", "{\"ShardIterator\":\"" + iterator(handler) + "\"}");
        assertThat(page.get("Records")).hasSize(40);
    }

    @Test
    void aSubscriptionIsAnsweredWithTheEventsOfSomeSeconds() throws Exception {
        ShardStoreHandler handler = handler();
        ok(handler, "CreateStream", "{\"StreamName\":\"s\",\"ShardCount\":1}");
        awaitActive(handler);
        String stream = "arn:aws:kinesis:us-east-1:000000000000:stream/s";
        String consumer = ok(
                        handler, "RegisterStreamConsumer", "{\"StreamARN\":\"" + stream + "\",\"ConsumerName\":\"c\"}")
                .at("/Consumer/ConsumerARN")
                .asText();
        Thread.sleep(500);
        ok(handler(), "PutRecord", "{\"StreamName\":\"s\",\"PartitionKey\":\"k\",\"Data\":\"AAEC\"}");
        JsonNode answer = invoke(
                handler,
                SignedEvent.json(
                        "SubscribeToShard",
                        "{\"ConsumerARN\":\"" + consumer
                                + "\",\"ShardId\":\"0\",\"StartingPosition\":{\"Type\":\"TRIM_HORIZON\"}}",
                        SignedEvent.Body.TEXT));
        assertThat(answer.get("isBase64Encoded").asBoolean())
                .as(answer.toString())
                .isTrue();
        assertThat(answer.at("/headers/Content-Type").asText()).isEqualTo("application/vnd.amazon.eventstream");
        assertThat(new String(Base64.getDecoder().decode(answer.get("body").asText()), StandardCharsets.ISO_8859_1))
                .contains(
                        "initial-response", "SubscribeToShardEvent", "\"Data\":\"AAEC\"", "ContinuationSequenceNumber");
    }

    @Test
    void streamsAreEncryptedByTheKeysThatAreGiven() throws Exception {
        Map<String, String> keyed = environment();
        keyed.put("HYDRANT_KEYS", "{\"alias/a\":\"" + Base64.getEncoder().encodeToString(new byte[32]) + "\"}");
        ShardStoreHandler handler = new ShardStoreHandler(keyed);
        ok(handler, "CreateStream", "{\"StreamName\":\"s\",\"ShardCount\":1}");
        awaitActive(handler);
        String start = "{\"StreamName\":\"s\",\"EncryptionType\":\"KMS\",\"KeyId\":\"alias/a\"}";
        assertError(
                handler(),
                SignedEvent.json("StartStreamEncryption", start, SignedEvent.Body.TEXT),
                "KMSNotFoundException");
        ok(handler, "StartStreamEncryption", start);
        awaitActive(handler);
        String put = "{\"StreamName\":\"s\",\"PartitionKey\":\"k\",\"Data\":\"c2VjcmV0LXNlY3JldA==\"}";
        ok(handler, "PutRecord", put);
        JsonNode page =
                ok(new ShardStoreHandler(keyed), "GetRecords", "{\"ShardIterator\":\"" + iterator(handler) + "\"}");
        assertThat(page.at("/Records/0/Data").asText()).isEqualTo("c2VjcmV0LXNlY3JldA==");
        assertThat(page.at("/Records/0/EncryptionType").asText()).isEqualTo("KMS");
        for (String file : files()) {
            assertThat(Files.readString(directory.resolve(file), StandardCharsets.ISO_8859_1))
                    .doesNotContain("secret-secret");
        }
    }

    @Test
    void whatItKeepsIsInOnePlaceAndAnotherInstanceGoesOnWithIt() throws Exception {
        ok(handler(), "CreateStream", "{\"StreamName\":\"s\",\"ShardCount\":1}");
        assertThat(files()).isNotEmpty().allMatch(file -> file.startsWith(".hydrant/"));
        ShardStoreHandler other = handler();
        awaitActive(other);
        ok(other, "DeleteStream", STREAM);
    }

    @Test
    void eachCallIsALineOfTheLog() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            ok(handler(), "ListStreams", "{}");
        } finally {
            System.setOut(before);
        }
        JsonNode line = JSON.readTree(printed.toByteArray());
        assertThat(line.get("eventName").asText()).isEqualTo("ListStreams");
        assertThat(line.get("sourceIPAddress").asText()).isEqualTo("192.0.2.7");
        assertThat(line.at("/userIdentity/userName").asText()).isEqualTo("ada");
    }

    @Test
    void whatIsMeasuredIsALineOfTheLogThatCloudWatchMakesMetricsOf() throws Exception {
        ShardStoreHandler handler = handler();
        ok(handler, "CreateStream", "{\"StreamName\":\"s\",\"ShardCount\":1}");
        awaitActive(handler);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (StreamFunction function =
                StreamFunction.open(environment(), new PrintStream(printed, true, StandardCharsets.UTF_8))) {
            String put = "{\"StreamName\":\"s\",\"PartitionKey\":\"k\",\"Data\":\"YWJj\"}";
            for (int i = 0; i < 2; i++) {
                printed.reset();
                function.handle(HttpEvent.read(SignedEvent.json("PutRecord", put, SignedEvent.Body.TEXT)));
            }
        }
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(2);
        JsonNode metrics = JSON.readTree(lines.getLast());
        assertThat(metrics.at("/_aws/CloudWatchMetrics/0/Namespace").asText()).isEqualTo("Hydrant/Kinesis");
        assertThat(metrics.at("/_aws/CloudWatchMetrics/0/Dimensions/0/0").asText())
                .isEqualTo("StreamName");
        assertThat(metrics.at("/_aws/CloudWatchMetrics/0/Metrics"))
                .anySatisfy(metric -> assertThat(metric.get("Name").asText()).isEqualTo("PutRecord.Latency"));
        assertThat(metrics.get("StreamName").asText()).isEqualTo("s");
        assertThat(metrics.get("IncomingBytes").asInt()).isEqualTo(3);
        assertThat(metrics.get("IncomingRecords").asInt()).isEqualTo(1);
        assertThat(metrics.has("OutgoingBytes")).isFalse();
    }

    @Test
    void whatIsNoRequestIsRefusedByPlace() throws Exception {
        ShardStoreHandler handler = handler();
        assertThatThrownBy(() -> bytes(handler, JSON.createObjectNode()))
                .hasMessageContaining("`version` must be \"2.0\"");
        ObjectNode event = SignedEvent.event("POST", "/", "", Map.of());
        event.remove("rawPath");
        assertThatThrownBy(() -> bytes(handler, event)).hasMessageContaining("`rawPath` must be a string");
        JsonNode health = invoke(handler, SignedEvent.event("GET", "/_health", "", Map.of()));
        assertThat(health.get("body").asText()).isEqualTo("{\"status\":\"UP\"}");
    }

    private Map<String, String> environment() {
        return new TreeMap<>(Map.of(
                "HYDRANT_CREDENTIALS", SignedEvent.CREDENTIALS,
                "HYDRANT_SHARDS", directory.toString(),
                "LAMBDA_TASK_ROOT", directory.toString()));
    }

    private ShardStoreHandler handler() {
        return new ShardStoreHandler(environment());
    }

    private void assertRefused(String variable, String value, String message) {
        Map<String, String> environment = environment();
        environment.put(variable, value);
        assertThatThrownBy(() -> StreamFunction.open(environment, System.out))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static void assertError(ShardStoreHandler handler, ObjectNode event, String type) throws IOException {
        JsonNode answer = invoke(handler, event);
        assertThat(answer.get("statusCode").asInt()).isEqualTo(400);
        assertThat(answer.get("body").asText()).contains("\"" + type + "\"");
    }

    private static ObjectNode changed(ObjectNode event, String header, String value) {
        ObjectNode changed = event.deepCopy();
        ((ObjectNode) changed.get("headers")).put(header, value);
        return changed;
    }

    private static void awaitActive(ShardStoreHandler handler) throws Exception {
        while (!ok(handler, "DescribeStreamSummary", STREAM)
                .at("/StreamDescriptionSummary/StreamStatus")
                .asText()
                .equals("ACTIVE")) {
            Thread.sleep(20);
        }
    }

    private static String iterator(ShardStoreHandler handler) throws IOException {
        return ok(
                        handler,
                        "GetShardIterator",
                        "{\"StreamName\":\"s\",\"ShardId\":\"0\",\"ShardIteratorType\":\"TRIM_HORIZON\"}")
                .get("ShardIterator")
                .asText();
    }

    private static JsonNode ok(ShardStoreHandler handler, String operation, String body) throws IOException {
        JsonNode answer = invoke(handler, SignedEvent.json(operation, body, SignedEvent.Body.TEXT));
        assertThat(answer.get("statusCode").asInt())
                .as("%s: %s", operation, answer)
                .isEqualTo(200);
        String text = answer.get("body").asText();
        return text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text);
    }

    private static JsonNode invoke(ShardStoreHandler handler, ObjectNode event) throws IOException {
        return JSON.readTree(bytes(handler, event));
    }

    private static byte[] bytes(ShardStoreHandler handler, ObjectNode event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(JSON.writeValueAsBytes(event)), answer, DeliveryHandlerTest.NO_CONTEXT);
        return answer.toByteArray();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .toList();
        }
    }
}
