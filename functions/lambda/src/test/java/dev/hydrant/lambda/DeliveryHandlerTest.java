package dev.hydrant.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DeliveryHandlerTest {

    static final String ALL_DELIVERED = "{\"batchItemFailures\":[]}";

    /// The handlers ask nothing of it.
    static final Context NO_CONTEXT = (Context) Proxy.newProxyInstance(
            DeliveryHandlerTest.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                throw new AssertionError("nobody should call " + method);
            });

    static String answer(DeliveryHandler handler, String event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, NO_CONTEXT);
        return answer.toString(StandardCharsets.UTF_8);
    }

    @Test
    void anEventBecomesFilesByPartitionAndErrorRecords() throws Exception {
        try (Lake lake = Lake.start()) {
            DeliveryHandler handler = new DeliveryHandler(Events.environment(lake.environment(), "parquet-by-jq.json"));
            assertThat(answer(handler, Events.kinesis(Events.mixed()))).isEqualTo(ALL_DELIVERED);
            assertThat(lake.objects().keySet())
                    .satisfiesExactlyInAnyOrder(
                            key -> assertThat(key).startsWith("errors/format-conversion-failed/"),
                            key -> assertThat(key).startsWith("errors/processing-failed/"),
                            key -> assertThat(key)
                                    .startsWith("parquet/type=pushevent/")
                                    .endsWith(".parquet"),
                            key -> assertThat(key)
                                    .startsWith("parquet/type=watchevent/")
                                    .endsWith(".parquet"));
        }
    }

    @Test
    void aBatchThatComesAgainMakesTheSameObjects() throws Exception {
        try (Lake lake = Lake.start()) {
            Map<String, String> environment = Events.environment(lake.environment(), "orc-by-transform.json");
            String event = Events.kinesis(Events.mixed());
            assertThat(answer(new DeliveryHandler(environment), event)).isEqualTo(ALL_DELIVERED);
            NavigableMap<String, byte[]> once = lake.objects();
            assertThat(answer(new DeliveryHandler(environment), event)).isEqualTo(ALL_DELIVERED);
            assertThat(lake.objects()).usingRecursiveComparison().isEqualTo(once);
            assertThat(once.keySet())
                    .filteredOn(key -> key.startsWith("orc/owner=user"))
                    .hasSize(5);
            assertThat(once.keySet()).noneMatch(key -> key.contains("robot"));
        }
    }

    @Test
    void aDeliveryThatFailsAsksForTheWholeBatchAgain() throws Exception {
        try (Lake lake = Lake.start()) {
            Map<String, String> environment =
                    new TreeMap<>(Events.environment(lake.environment(), "parquet-by-jq.json"));
            environment.compute(
                    "HYDRANT_DELIVERY", (name, json) -> String.valueOf(json).replace(":::lake", ":::gone"));
            environment.put("HYDRANT_STATE", "s3://lake");
            assertThat(answer(new DeliveryHandler(environment), Events.kinesis(Events.mixed())))
                    .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"" + Events.FIRST_NUMBER + "\"}]}");
        }
    }

    @Test
    void anEventWithoutRecordsNeedsNothing() throws IOException {
        assertThat(answer(new DeliveryHandler(Map.of()), "{\"Records\":[]}")).isEqualTo(ALL_DELIVERED);
    }

    @Test
    void aConfigurationThatCannotBeUsedFailsTheInvocation() {
        String event = Events.kinesis(List.of("{}"));
        assertThatThrownBy(() -> answer(new DeliveryHandler(Map.of()), event))
                .hasMessage("`HYDRANT_DELIVERY` must be set");
        Map<String, String> incomplete = Map.of("HYDRANT_DELIVERY", "{\"DeliveryStreamName\":\"d\"}");
        assertThatThrownBy(() -> answer(new DeliveryHandler(incomplete), event))
                .hasMessageContaining("Exactly one destination configuration");
    }

    @Test
    void whatIsNoKinesisEventIsRefusedByPlace() {
        String event = Events.kinesis(List.of("a", "b"));
        assertRefused("{}", "`Records` must be an array but was MISSING");
        assertRefused(event.replace("\"data\"", "\"date\""), "`Records[0].kinesis.data` must be a string");
        assertRefused(event.replace("\"shardId", "\":shardId"), "`Records[0].eventID` must begin with a shard's id");
        assertRefused(
                event.replace(":1700000000.123", ":\"now\""), "approximateArrivalTimestamp` must be epoch seconds");
        assertRefused(event.replace("88899\"", "88898\""), "`Records[1].kinesis.sequenceNumber` must follow");
        assertRefused(event.replace("\"sequenceNumber\":\"49", "\"sequenceNumber\":\"x49"), "must be decimal");
    }

    private static void assertRefused(String event, String message) {
        assertThatThrownBy(() -> answer(new DeliveryHandler(Map.of()), event))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
