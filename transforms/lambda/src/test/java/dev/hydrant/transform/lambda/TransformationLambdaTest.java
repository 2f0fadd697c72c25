package dev.hydrant.transform.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.transform.RecordTransform;
import dev.hydrant.transform.StreamRecord;
import dev.hydrant.transform.TransformResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransformationLambdaTest {

    private final List<StreamRecord> seen = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    /// Does what the payload says.
    private final RecordTransform obedient = record -> {
        seen.add(record);
        String text = new String(record.data(), StandardCharsets.UTF_8);
        return switch (text) {
            case "drop" -> new TransformResult.Dropped();
            case "fail" -> new TransformResult.ProcessingFailed("as told");
            case "throw" -> throw new IOException("broken pipe");
            case "empty key" -> new TransformResult.Ok(record.data(), Map.of("k", ""));
            case "key" -> new TransformResult.Ok(record.data(), Map.of("k", "\u00e9"));
            default -> new TransformResult.Ok(text.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        };
    };

    private String answer(String request, int longestBytes) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        new TransformationLambda(obedient, (id, reason) -> failures.add(id + ": " + reason), longestBytes)
                .answer(new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8)), answer);
        return answer.toString(StandardCharsets.UTF_8);
    }

    private String answer(String request) throws IOException {
        return answer(request, TransformationLambda.LONGEST_ANSWER_BYTES);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String record(String id, String text) {
        return "{\"recordId\":\"" + id + "\",\"approximateArrivalTimestamp\":1672535312040,\"data\":\"" + base64(text)
                + "\"}";
    }

    private static String request(String... records) {
        return "{\"invocationId\":\"i\",\"deliveryStreamArn\":\"arn:aws:firehose:us-east-1:123456789012:deliverystream/d\","
                + "\"region\":\"us-east-1\",\"records\":[" + String.join(",", records) + "]}";
    }

    @Test
    void everyRecordIsAnsweredInTheRequestsOrder() throws IOException {
        assertThat(answer(request(record("3", "abc"), record("1", "drop"), record("2", "key"), record("4", "fail"))))
                .isEqualTo("{\"records\":[{\"recordId\":\"3\",\"result\":\"Ok\",\"data\":\"QUJD\"},"
                        + "{\"recordId\":\"1\",\"result\":\"Dropped\"},"
                        + "{\"recordId\":\"2\",\"result\":\"Ok\",\"data\":\"a2V5\","
                        + "\"metadata\":{\"partitionKeys\":{\"k\":\"\u00e9\"}}},"
                        + "{\"recordId\":\"4\",\"result\":\"ProcessingFailed\"}]}");
        assertThat(failures).containsExactly("4: as told");
    }

    @Test
    void aDirectlyPutRecordIsOfItsDeliveryStream() throws IOException {
        answer(request(record("49636", "abc")));
        assertThat(seen.getFirst())
                .usingRecursiveComparison()
                .isEqualTo(new StreamRecord(
                        "abc".getBytes(StandardCharsets.UTF_8),
                        "",
                        Instant.ofEpochMilli(1672535312040L),
                        "d",
                        "",
                        "49636"));
    }

    @Test
    void aKinesisRecordBringsItsMetadata() throws IOException {
        answer("{\"deliveryStreamArn\":\"arn:aws:firehose:us-east-1:123456789012:deliverystream/d\","
                + "\"sourceKinesisStreamArn\":\"arn:aws:kinesis:us-east-1:123456789012:stream/s\",\"records\":[{"
                + "\"recordId\":\"1\",\"data\":\"YWJj\",\"kinesisRecordMetadata\":{\"sequenceNumber\":\"495\","
                + "\"subsequenceNumber\":0,\"partitionKey\":\"p\",\"shardId\":\"shardId-000000000002\","
                + "\"approximateArrivalTimestamp\":1672535312040}}]}");
        assertThat(seen.getFirst())
                .usingRecursiveComparison()
                .isEqualTo(new StreamRecord(
                        "abc".getBytes(StandardCharsets.UTF_8),
                        "p",
                        Instant.ofEpochMilli(1672535312040L),
                        "s",
                        "shardId-000000000002",
                        "495"));
    }

    @Test
    void anExceptionFailsOneRecordWithItsMessage() throws IOException {
        assertThat(answer(request(record("1", "throw"), record("2", "a"))))
                .isEqualTo("{\"records\":[{\"recordId\":\"1\",\"result\":\"ProcessingFailed\"},"
                        + "{\"recordId\":\"2\",\"result\":\"Ok\",\"data\":\"QQ==\"}]}");
        assertThat(failures).containsExactly("1: broken pipe");
    }

    @Test
    void anEmptyPartitionKeyFailsOneRecord() throws IOException {
        answer(request(record("1", "empty key")));
        assertThat(failures).containsExactly("1: partitionKeys values must not be null or empty");
    }

    @Test
    void dataThatIsNotBase64FailsOneRecord() throws IOException {
        String bad = "{\"recordId\":\"1\",\"approximateArrivalTimestamp\":1,\"data\":\"%%\"}";
        assertThat(answer(request(bad, record("2", "a")))).contains("\"ProcessingFailed\"", "\"Ok\"");
        assertThat(failures).hasSize(1).first().asString().startsWith("1: its data isn't base64");
    }

    @Test
    void whatDoesNotFitIntoTheAnswerFailsAlone() throws IOException {
        String big = "x".repeat(300);
        String request = request(record("1", "a"), record("2", big), record("3", "b"), record("4", "drop"));
        int longest = 400;
        String answer = answer(request, longest);
        assertThat(answer.length()).isLessThanOrEqualTo(longest);
        assertThat(answer)
                .isEqualTo("{\"records\":[{\"recordId\":\"1\",\"result\":\"Ok\",\"data\":\"QQ==\"},"
                        + "{\"recordId\":\"2\",\"result\":\"ProcessingFailed\"},"
                        + "{\"recordId\":\"3\",\"result\":\"Ok\",\"data\":\"Qg==\"},"
                        + "{\"recordId\":\"4\",\"result\":\"Dropped\"}]}");
        assertThat(failures).containsExactly("2: its result doesn't fit into an answer of 400 bytes");
    }

    @Test
    void aRequestThatIsNotFirehosesIsRefusedByPlace() {
        assertThatThrownBy(() -> answer("{}"))
                .isInstanceOf(InvalidTransformationRequestException.class)
                .hasMessage("`records` must be an array but was MISSING");
        assertThatThrownBy(() -> answer(request(record("1", "a"), record("1", "b"))))
                .hasMessage("`records[1].recordId` must be unique but was 1 again");
        assertThatThrownBy(() -> answer(request("{\"recordId\":\"1\",\"kafkaRecordValue\":\"YWJj\"}")))
                .hasMessage("`records[0].data` must be a string but was MISSING");
        assertThatThrownBy(() -> answer(request("{\"recordId\":\"1\",\"data\":\"YWJj\"}")))
                .hasMessage("`records[0].approximateArrivalTimestamp` must be milliseconds since 1970");
    }
}
