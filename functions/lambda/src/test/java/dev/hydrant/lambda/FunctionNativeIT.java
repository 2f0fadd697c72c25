package dev.hydrant.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The native binary beside a Runtime API and an S3 server of this test's own.
class FunctionNativeIT {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"parquet-by-jq.json", "orc-by-transform.json"})
    void theBinaryMakesTheJvmsFilesByteForByte(String configuration) throws Exception {
        String event = Events.kinesis(Events.mixed());
        try (Lake jvm = Lake.start();
                Lake binary = Lake.start();
                NativeFunction function = NativeFunction.start(
                        directory, "delivery", Events.environment(binary.environment(), configuration))) {
            DeliveryHandler handler = new DeliveryHandler(Events.environment(jvm.environment(), configuration));
            assertThat(DeliveryHandlerTest.answer(handler, event)).isEqualTo(DeliveryHandlerTest.ALL_DELIVERED);
            double start = function.millisToFirstNext();
            RuntimeApi.Answer cold = function.invoke(event);
            RuntimeApi.Answer warm = function.invoke(event);
            print(configuration, start, cold, warm);
            assertThat(cold.error()).isFalse();
            assertThat(cold.body()).isEqualTo(DeliveryHandlerTest.ALL_DELIVERED);
            assertThat(warm.body()).isEqualTo(DeliveryHandlerTest.ALL_DELIVERED);
            assertThat(binary.objects().keySet()).isEqualTo(jvm.objects().keySet());
            assertThat(withoutErrors(binary.objects()))
                    .usingRecursiveComparison()
                    .isEqualTo(withoutErrors(jvm.objects()));
        }
    }

    /// Error records hold when the attempt was made.
    private static Map<String, byte[]> withoutErrors(Map<String, byte[]> objects) {
        Map<String, byte[]> data = new TreeMap<>(objects);
        data.keySet().removeIf(key -> key.startsWith("errors/"));
        return data;
    }

    @Test
    void theBinaryAsksForABatchAgainThatItCannotDeliver() throws Exception {
        try (Lake lake = Lake.start()) {
            Map<String, String> environment =
                    new TreeMap<>(Events.environment(lake.environment(), "parquet-by-jq.json"));
            environment.compute(
                    "HYDRANT_DELIVERY", (name, json) -> String.valueOf(json).replace(":::lake", ":::gone"));
            environment.put("HYDRANT_STATE", "s3://lake");
            try (NativeFunction function = NativeFunction.start(directory, "delivery", environment)) {
                assertThat(function.invoke(Events.kinesis(Events.mixed())).body())
                        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"" + Events.FIRST_NUMBER + "\"}]}");
                RuntimeApi.Answer bad = function.invoke("{\"Records\":7}");
                assertThat(bad.error()).isTrue();
                assertThat(bad.body()).contains("`Records` must be an array but was NUMBER");
            }
        }
    }

    @Test
    void theBinaryIsATransformationLambda() throws Exception {
        String request = Events.transformation(
                Events.github(1, "PushEvent", "ada"), Events.github(2, "PushEvent", "robot[bot]"), "not JSON");
        ByteArrayOutputStream jvm = new ByteArrayOutputStream();
        new TransformHandler(Map.of())
                .handleRequest(
                        new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8)),
                        jvm,
                        DeliveryHandlerTest.NO_CONTEXT);
        try (NativeFunction function = NativeFunction.start(directory, "transform", Map.of())) {
            double start = function.millisToFirstNext();
            RuntimeApi.Answer cold = function.invoke(request);
            print("transform", start, cold, function.invoke(request));
            assertThat(cold.error()).isFalse();
            assertThat(JSON.readTree(cold.body())).isEqualTo(JSON.readTree(jvm.toByteArray()));
            RuntimeApi.Answer bad = function.invoke("{}");
            assertThat(bad.error()).isTrue();
            assertThat(bad.body()).contains("`records` must be an array");
        }
    }

    /// The second process reads what the first has written down of the streams.
    @Test
    void theBinaryAnswersTheKinesisApiAndAnotherProcessGoesOn() throws Exception {
        try (Lake lake = Lake.start()) {
            Map<String, String> environment = new TreeMap<>(lake.environment());
            environment.put("HYDRANT_SHARDS", "s3://lake");
            environment.put("HYDRANT_CREDENTIALS", SignedEvent.CREDENTIALS);
            try (NativeFunction function = NativeFunction.start(directory, "shard-store", environment)) {
                double start = function.millisToFirstNext();
                RuntimeApi.Answer created =
                        function.invoke(signed("CreateStream", "{\"StreamName\":\"s\",\"ShardCount\":1}"));
                assertThat(created.error()).isFalse();
                assertThat(JSON.readTree(created.body()).get("statusCode").asInt())
                        .as(created.body())
                        .isEqualTo(200);
                print("shard-store", start, created, function.invoke(signed("ListStreams", "{}")));
                Thread.sleep(500);
                assertThat(answered(
                                function,
                                "PutRecord",
                                "{\"StreamName\":\"s\",\"PartitionKey\":\"k\",\"Data\":\"AAEC\"}"))
                        .contains("shardId-000000000000");
                answered(
                        function,
                        "SplitShard",
                        "{\"StreamName\":\"s\",\"ShardToSplit\":\"0\",\"NewStartingHashKey\":\"1000\"}");
            }
            Thread.sleep(500);
            try (NativeFunction function = NativeFunction.start(directory, "shard-store", environment)) {
                assertThat(answered(function, "ListShards", "{\"StreamName\":\"s\"}"))
                        .contains("shardId-000000000002");
                String iterator = JSON.readTree(answered(
                                function,
                                "GetShardIterator",
                                "{\"StreamName\":\"s\",\"ShardId\":\"0\",\"ShardIteratorType\":\"TRIM_HORIZON\"}"))
                        .get("ShardIterator")
                        .asText();
                assertThat(answered(function, "GetRecords", "{\"ShardIterator\":\"" + iterator + "\"}"))
                        .contains("\"AAEC\"")
                        .contains("ChildShards");
            }
        }
    }

    private static String answered(NativeFunction function, String operation, String body) throws Exception {
        RuntimeApi.Answer answer = function.invoke(signed(operation, body));
        assertThat(JSON.readTree(answer.body()).get("statusCode").asInt())
                .as(answer.body())
                .isEqualTo(200);
        return JSON.readTree(answer.body()).get("body").asText();
    }

    private static String signed(String operation, String body) {
        return SignedEvent.json(operation, body, SignedEvent.Body.TEXT).toString();
    }

    private static void print(String name, double start, RuntimeApi.Answer cold, RuntimeApi.Answer warm) {
        System.out.println(String.format(
                Locale.ROOT,
                "%s: first /next after %.1f ms, first invocation %.1f ms, second %.1f ms",
                name,
                start,
                cold.nanos() / 1e6,
                warm.nanos() / 1e6));
    }
}
