package dev.hydrant.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WireTest {

    private static final Operation PUT = Service.KINESIS.operation("PutRecord");

    private final Wire wire = TestWire.answering(
            "PutRecord",
            input -> Struct.of(PUT.output())
                    .with("ShardId", input.text("PartitionKey"))
                    .with("SequenceNumber", Integer.toString(input.blob("Data").length()))
                    .build());

    private WireResponse put(String body) {
        return ask("PutRecord", body);
    }

    private WireResponse ask(String operation, String body) {
        return wire.handle(TestWire.json(operation, body));
    }

    @Test
    void aRequestIsParsedHandledAndAnswered() {
        WireResponse response = put("{\"StreamName\":\"s\",\"Data\":\"aGk=\",\"PartitionKey\":\"k\",\"Unknown\":[{}]}");
        assertThat(response.status()).isEqualTo(200);
        assertThat(TestWire.text(response)).isEqualTo("{\"ShardId\":\"k\",\"SequenceNumber\":\"2\"}");
        assertThat(response.headers()).containsEntry("Content-Type", "application/x-amz-json-1.1");
        assertThat(response.headers().get("x-amzn-RequestId")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(response.headers().get("x-amz-id-2")).matches("[A-Za-z0-9+/]{96}");
    }

    @Test
    void allHurtConstraintsAreToldAtOnce() {
        WireResponse response = put("{\"StreamName\":\"a b\",\"PartitionKey\":\"\"}");
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.headers()).containsEntry("x-amzn-ErrorType", "ValidationException");
        assertThat(TestWire.text(response))
                .isEqualTo("{\"__type\":\"ValidationException\",\"message\":\"3 validation errors detected: "
                        + "Value 'a b' at 'streamName' failed to satisfy constraint: "
                        + "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; "
                        + "Value null at 'data' failed to satisfy constraint: Member must not be null; "
                        + "Value '' at 'partitionKey' failed to satisfy constraint: "
                        + "Member must have length greater than or equal to 1\"}");
    }

    @Test
    void aLengthCountsCharactersOfUnicode() {
        String fire = "\uD83D\uDE92";
        String valid = "{\"StreamName\":\"s\",\"Data\":\"\",\"PartitionKey\":\"" + fire.repeat(256) + "\"}";
        assertThat(put(valid).status()).isEqualTo(200);
        assertThat(TestWire.text(put(valid.replace(fire.repeat(256), fire.repeat(257)))))
                .contains("at 'partitionKey' failed to satisfy constraint: Member must have length less than or equal");
    }

    @Test
    void aNestedMemberIsNamedByItsPath() {
        WireResponse response = wire.handle(
                TestWire.json("PutRecords", "{\"Records\":[{\"Data\":\"\",\"PartitionKey\":\"k\"},{\"Data\":\"\"}]}"));
        assertThat(TestWire.text(response)).contains("Value null at 'records.2.member.partitionKey' failed");
    }

    @Test
    void anEmptyBatchIsRefused() {
        WireResponse response = wire.handle(TestWire.json("PutRecords", "{\"StreamName\":\"s\",\"Records\":[]}"));
        assertThat(TestWire.text(response))
                .contains("Value '[]' at 'records' failed to satisfy constraint: "
                        + "Member must have length greater than or equal to 1");
    }

    @Test
    void aWrongTypeIsASerializationExceptionWithACapitalMessage() {
        assertThat(TestWire.text(put("{\"StreamName\":1}")))
                .isEqualTo(
                        "{\"__type\":\"SerializationException\",\"Message\":"
                                + "\"class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String\"}");
        assertThat(TestWire.text(put("{\"StreamName\":[]}"))).contains("Start of list found where not expected");
        assertThat(TestWire.text(put("{\"Data\":\"a=b=\"}")))
                .contains("'a=b=' can not be converted to a Blob: Invalid Base64 character: '='");
        assertThat(TestWire.text(put("{\"Data\":\"ab=c\"}")))
                .contains("'ab=c' can not be converted to a Blob: Invalid Base64 character: '='");
        assertThat(TestWire.text(put("{\"Data\":\"abc\"}"))).contains("expected a multiple of 4 bytes but found: 3");
        for (String left : List.of("+/+=", "+/==")) {
            assertThat(TestWire.text(put("{\"Data\":\"" + left + "\"}")))
                    .contains("'" + left + "' can not be converted to a Blob: Invalid last non-pad Base64 character");
        }
        assertThat(TestWire.text(ask("GetShardIterator", "{\"Timestamp\":\"23\"}")))
                .contains("class java.lang.String can not be converted to milliseconds since epoch");
    }

    @Test
    void someWordsStandForTrueAndFalse() {
        Operation delete = Service.KINESIS.operation("DeleteStream");
        List<Boolean> seen = new ArrayList<>();
        Wire deleting = TestWire.answering(delete.name(), input -> {
            seen.add(input.isTrue("EnforceConsumerDeletion"));
            return Struct.of(delete.output()).build();
        });
        for (String value : List.of("true", "\"true\"", "\"Yes\"", "\"1\"", "false", "\"no\"", "\"0\"", "null")) {
            deleting.handle(TestWire.json(delete.name(), "{\"EnforceConsumerDeletion\":" + value + "}"));
        }
        assertThat(seen).containsExactly(true, true, true, true, false, false, false, false);
        assertThat(TestWire.text(ask(delete.name(), "{\"EnforceConsumerDeletion\":\"maybe\"}")))
                .contains("\"'MAYBE' can not be converted to an Boolean\"");
        assertThat(TestWire.text(ask(delete.name(), "{\"EnforceConsumerDeletion\":1}")))
                .contains("class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an");
    }

    @Test
    void aWholeNumberBeyondItsTypeIsTheTypesLargest() {
        for (String number : List.of("2147483648", "1e20", "1e300")) {
            assertThat(TestWire.text(ask("GetRecords", "{\"ShardIterator\":\"i\",\"Limit\":" + number + "}")))
                    .contains(
                            "Value '2147483647' at 'limit' failed to satisfy constraint: Member must have value less");
        }
    }

    @Test
    void aNumberOfBillionsOfDigitsIsReadAsWhatItComesTo() {
        for (String number : List.of("1e-9999999", "1e-999999999", "-0.1e-999999998")) {
            assertThat(TestWire.text(ask("GetRecords", "{\"ShardIterator\":\"i\",\"Limit\":" + number + "}")))
                    .contains("Value '0' at 'limit' failed to satisfy constraint: Member must have value greater");
            assertThat(TestWire.text(ask("GetShardIterator", "{\"Timestamp\":" + number + "}")))
                    .contains("Value null at 'shardId'");
        }
    }

    @Test
    void aMapIsShownAsJavaShowsIt() {
        assertThat(TestWire.text(ask("AddTagsToStream", "{\"StreamName\":\"s\",\"Tags\":{}}")))
                .contains("Value '{}' at 'tags' failed to satisfy constraint: Member must have length greater");
        assertThat(TestWire.text(ask("AddTagsToStream", "{\"StreamName\":\"s\",\"Tags\":{\"\":\"b\"}}")))
                .contains(
                        "1 validation error detected: Value '{=b}' at 'tags' failed to satisfy constraint: Map keys must"
                                + " satisfy constraint: [Member must have length less than or equal to 128, Member must have"
                                + " length greater than or equal to 1]");
    }

    @Test
    void theLengthsOfTextsInAListAreWrongOnceForTheWholeList() {
        assertThat(TestWire.text(ask("RemoveTagsFromStream", "{\"StreamName\":\"s\",\"TagKeys\":[\"\",\"a\",\"\"]}")))
                .contains(
                        "1 validation error detected: Value '[, a, ]' at 'tagKeys' failed to satisfy constraint: Member"
                                + " must satisfy constraint: [Member must have length less than or equal to 128, Member must have"
                                + " length greater than or equal to 1]");
    }

    @Test
    void aBodyThatIsNoStructureIsASerializationExceptionThatDoesNotSayMore() {
        assertThat(TestWire.text(put("{\"StreamName\":\"s"))).isEqualTo("{\"__type\":\"SerializationException\"}");
        for (String body : List.of("", "hello", "{} {}", "{}x", "null", "5", "\"a\"", "true")) {
            assertThat(TestWire.text(put(body))).as(body).isEqualTo("{\"__type\":\"SerializationException\"}");
        }
        assertThat(TestWire.text(put("[]")))
                .isEqualTo("{\"__type\":\"SerializationException\","
                        + "\"Message\":\"Start of list found where not expected\"}");
    }

    @Test
    void aDocumentOfEndlessDepthIsRefused() {
        assertThat(TestWire.text(put("{\"X\":" + "[".repeat(100_000)))).contains("SerializationException");
    }

    @Test
    void anUnknownTargetIsAnUnknownOperation() {
        WireResponse response = wire.handle(TestWire.json("Nonsense", "{}"));
        assertThat(response.status()).isEqualTo(400);
        assertThat(TestWire.text(response)).isEqualTo("{\"__type\":\"UnknownOperationException\"}");
    }

    @Test
    void anOperationThatIsNotBuiltSaysSo() {
        Map<String, OperationHandler> handlers = new HashMap<>();
        for (Operation operation : Service.FIREHOSE.operations().values()) {
            if (!(operation.support() instanceof Support.Refused)) {
                handlers.put(operation.name(), TestBinding.unexpected(operation));
            }
        }
        Wire firehose = new Wire(List.of(new Binding(Service.FIREHOSE, handlers)), new RequestIds(new Random(1)));
        WireRequest kinesis = TestWire.json("ListTagsForDeliveryStream", "{}");
        Map<String, String> headers = new HashMap<>(kinesis.headers());
        headers.put("x-amz-target", "Firehose_20150804.ListTagsForDeliveryStream");
        WireResponse response = firehose.handle(new WireRequest("POST", "", headers, kinesis.body()));
        assertThat(response.status()).isEqualTo(400);
        assertThat(TestWire.text(response))
                .contains("UnknownOperationException")
                .contains("The operation ListTagsForDeliveryStream is not supported");
    }

    @Test
    void aHalfPresignedQueryNamesWhatItLacks() {
        assertThat(presigned("X-Amz-Algorithm"))
                .contains("IncompleteSignatureException")
                .contains("AWS query-string parameters must include 'X-Amz-Algorithm'. AWS query-string parameters must"
                        + " include 'X-Amz-Credential'.")
                .contains("must include 'X-Amz-Date'. Re-examine the query-string parameters.");
        assertThat(presigned(
                        "X-Amz-Algorithm=a&X-Amz-Credential=b&X-Amz-Signature=c&X-Amz-SignedHeaders=&X-Amz-Date=e"))
                .contains("\"AWS query-string parameters must include 'X-Amz-SignedHeaders'. Re-examine the");
        assertThat(presigned("X-Amz-Credential=b&X-Amz-Signature=c&X-Amz-SignedHeaders=d&X-Amz-Date=e"))
                .contains("MissingAuthenticationTokenException");
        assertThat(presigned(
                        "X-Amz-Algorithm=a&X-Amz-Credential=b&X-Amz-Signature=c&X-Amz-SignedHeaders=d&X-Amz-Date=e"))
                .contains("ValidationException");
    }

    private String presigned(String query) {
        Map<String, String> headers =
                Map.of("x-amz-target", "Kinesis_20131202.PutRecord", "content-type", Encoding.JSON.contentType());
        return TestWire.text(wire.handle(new WireRequest("POST", query, headers, "{}".getBytes(UTF_8))));
    }

    @Test
    void aSignatureInBothPlacesIsRefused() {
        WireRequest signed = TestWire.json("PutRecord", "{}");
        WireResponse response =
                wire.handle(new WireRequest("POST", "X-Amz-Algorithm", signed.headers(), signed.body()));
        assertThat(TestWire.text(response))
                .contains("InvalidSignatureException")
                .contains("Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
    }

    @Test
    void aMemberThatIsRefusedIsNamed() {
        assertThat(TestWire.text(
                        put("{\"StreamId\":\"aaaaaaaaaaaaaaaaaaaa-aaa\",\"Data\":\"\",\"PartitionKey\":\"k\"}")))
                .contains("InvalidArgumentException")
                .contains("StreamId is not supported");
    }

    @Test
    void aRequestWithoutSignatureIsRefused() {
        WireRequest signed = TestWire.json("PutRecord", "{}");
        Map<String, String> headers =
                Map.of("x-amz-target", "Kinesis_20131202.PutRecord", "content-type", "application/x-amz-json-1.1");
        WireResponse response = wire.handle(new WireRequest("POST", "", headers, signed.body()));
        assertThat(response.status()).isEqualTo(400);
        assertThat(TestWire.text(response)).contains("MissingAuthenticationTokenException");
    }

    @Test
    void aHalfSignatureNamesWhatItLacks() {
        Map<String, String> headers = Map.of(
                "x-amz-target",
                "Kinesis_20131202.PutRecord",
                "content-type",
                "application/x-amz-json-1.1",
                "authorization",
                "AWS4-HMAC-SHA256 Credential=k");
        WireResponse response = wire.handle(new WireRequest("POST", "", headers, "{}".getBytes(UTF_8)));
        assertThat(TestWire.text(response))
                .contains("IncompleteSignatureException")
                .contains("requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter.");
        Map<String, String> valueless = new HashMap<>(headers);
        valueless.put("authorization", "AWS4-HMAC-SHA256 Credential=, Signature=b,SignedHeaders=");
        valueless.put("date", "today");
        assertThat(TestWire.text(wire.handle(new WireRequest("POST", "", valueless, "{}".getBytes(UTF_8)))))
                .contains("\"Authorization header requires 'Credential' parameter. Authorization header requires"
                        + " 'SignedHeaders' parameter. Authorization=AWS4-HMAC-SHA256 Credential=,");
    }

    @Test
    void anotherContentTypeIsAnsweredInXmlThatIsNotDeclaredAsSuch() {
        WireResponse response = wire.handle(TestWire.request("PutRecord", "text/plain", new byte[] {1}));
        assertThat(response.status()).isEqualTo(404);
        assertThat(TestWire.text(response)).isEqualTo("<UnknownOperationException/>\n");
        assertThat(response.headers()).doesNotContainKey("Content-Type");
        WireResponse nameless = wire.handle(new WireRequest("GET", "", Map.of(), new byte[0]));
        assertThat(nameless.status()).isEqualTo(403);
        assertThat(TestWire.text(nameless)).contains("Unable to determine service/operation name to be authorized");
        assertThat(nameless.headers()).doesNotContainKey("Content-Type").containsKeys("x-amzn-RequestId", "x-amz-id-2");
    }

    @Test
    void anEmptyBodyIsAnsweredInCborWhereNoContentTypeSaysOtherwise() {
        for (String type : List.of("", "text/plain", "application/json", Encoding.CBOR.contentType())) {
            WireResponse known = wire.handle(TestWire.request("PutRecord", type, new byte[0]));
            assertThat(known.status()).isEqualTo(400);
            assertThat(known.headers())
                    .containsEntry("Content-Type", Encoding.CBOR.contentType())
                    .containsEntry("x-amzn-ErrorType", "SerializationException");
            WireResponse unknown = wire.handle(TestWire.request("Nonsense", type, new byte[0]));
            assertThat(unknown.headers())
                    .containsEntry("Content-Type", Encoding.CBOR.contentType())
                    .containsEntry("x-amzn-ErrorType", "UnknownOperationException");
        }
    }

    @Test
    void plainJsonIsTheProtocolOfOldInWhichNoOperationIsKnown() {
        WireResponse response =
                wire.handle(TestWire.request("PutRecord", "application/json; charset=utf-8", "{}".getBytes(UTF_8)));
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.headers()).containsEntry("Content-Type", "application/json");
        assertThat(TestWire.text(response))
                .isEqualTo("{\"Output\":{\"__type\":\"com.amazon.coral.service#UnknownOperationException\"},"
                        + "\"Version\":\"1.0\"}");
        for (String body : List.of("hello", "{", "5", "null", "{} {}")) {
            WireResponse unreadable =
                    wire.handle(TestWire.request("PutRecord", "application/json", body.getBytes(UTF_8)));
            assertThat(unreadable.status()).as(body).isEqualTo(400);
            assertThat(TestWire.text(unreadable))
                    .as(body)
                    .isEqualTo("{\"Output\":{\"__type\":\"com.amazon.coral.service#SerializationException\"},"
                            + "\"Version\":\"1.0\"}");
        }
    }

    @Test
    void aBodyAboveTheLimitIsTooLarge() {
        WireResponse response = wire.handle(
                TestWire.request("PutRecord", "application/x-amz-json-1.1", new byte[Wire.MAX_BODY_BYTES + 1]));
        assertThat(response.status()).isEqualTo(413);
    }

    @Test
    void aBrowserIsToldWhatItMaySend() {
        WireResponse response = wire.handle(new WireRequest(
                "OPTIONS",
                "",
                Map.of("origin", "http://a", "access-control-request-headers", "x-amz-target"),
                new byte[0]));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers())
                .containsEntry("Access-Control-Allow-Origin", "*")
                .containsEntry("Access-Control-Allow-Headers", "x-amz-target");
    }

    @Test
    void anUnforeseenFailureIsAnsweredAsAnInternalFailure() {
        WireResponse response = wire.handle(TestWire.json("ListStreams", "{}"));
        assertThat(response.status()).isEqualTo(500);
        assertThat(TestWire.text(response)).contains("InternalFailureException").doesNotContain("no test expects");
    }

    @Test
    void randomBytesNeverGetPastTheWire() {
        long seed = Long.getLong("hydrant.seed", System.nanoTime());
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] body = new byte[random.nextInt(200)];
            random.nextBytes(body);
            String type = (random.nextBoolean() ? Encoding.JSON : Encoding.CBOR).contentType();
            WireResponse response = wire.handle(TestWire.request("PutRecord", type, body));
            assertThat(response.status()).as("seed %d, round %d", seed, i).isEqualTo(400);
        }
    }
}
