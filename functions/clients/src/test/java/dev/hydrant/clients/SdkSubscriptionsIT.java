package dev.hydrant.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A program has a shard's records pushed to it by SubscribeToShard, with an SDK's own reader of event streams.
class SdkSubscriptionsIT extends OneServer {

    /// How long a subscription can't be taken over, and somewhat more.
    private static final Duration UNTIL_TAKEOVER = Duration.ofMillis(5500);

    @ParameterizedTest
    @EnumSource
    void whatIsPutIsPushedAndTheEndOfTheShardNamesItsChildren(Sdk sdk) throws Exception {
        try (SdkClient kinesis = sdk.connect(server(), ONCE)) {
            SdkStream stream = SdkStream.create(kinesis);
            stream.put("before");
            int subscription = kinesis.subscribe(SdkStream.from(stream.consumer("first"), "'TRIM_HORIZON'"));
            assertThat(SdkClient.texts(kinesis.events(subscription, 1).get("records")))
                    .containsExactly("before");
            stream.put("after");
            stream.put("\u0000\u00FF".repeat(800_000));
            JsonNode pushed = kinesis.events(subscription, 2);
            assertThat(SdkClient.texts(pushed.get("records"))).containsExactly("after", "\u0000\u00FF".repeat(800_000));
            assertThat(pushed.get("continuation").asText())
                    .isEqualTo(pushed.at("/records/1/SequenceNumber").asText());

            kinesis.call("SplitShard", """
                {'StreamName': 'clicks', 'ShardToSplit': 'shardId-000000000000', 'NewStartingHashKey': '1000'}""");
            JsonNode end = kinesis.end(subscription);
            assertThat(end.has("failure")).as("%s", end).isFalse();
            assertThat(end.get("records")).isEmpty();
            assertThat(end.get("children").findValuesAsText("ShardId"))
                    .containsExactlyInAnyOrder("shardId-000000000001", "shardId-000000000002");
            assertThat(kinesis.wire())
                    .contains(
                            sdk.protocol(server()) + " application/x-amz-json-1.1 application/vnd.amazon.eventstream");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoGoesOnFromAPlaceOrATimeGetsWhatCameAfterIt(Sdk sdk) throws Exception {
        try (SdkClient kinesis = sdk.connect(server(), ONCE)) {
            SdkStream stream = SdkStream.create(kinesis);
            JsonNode first = stream.put("first");
            Thread.sleep(1000); // boto3 sends whole seconds only
            Instant between = Instant.now();
            Thread.sleep(1000);
            stream.put("second");
            String after = "'AFTER_SEQUENCE_NUMBER', 'SequenceNumber': '%s'"
                    .formatted(first.get("SequenceNumber").asText());
            String atTime = "'AT_TIMESTAMP', 'Timestamp': '" + between + "'";
            for (String place : List.of(after, atTime)) {
                String consumer = stream.consumer("consumer-" + place.length());
                int subscription = kinesis.subscribe(SdkStream.from(consumer, place));
                assertThat(SdkClient.texts(kinesis.events(subscription, 1).get("records")))
                        .as(place)
                        .containsExactly("second");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aShardThatIsTakenIsRefusedAndAfterFiveSecondsTakenOver(Sdk sdk) throws Exception {
        try (SdkClient kinesis = sdk.connect(server(), ONCE)) {
            SdkStream stream = SdkStream.create(kinesis);
            stream.put("only");
            String place = SdkStream.from(stream.consumer("first"), "'TRIM_HORIZON'");
            int taken = kinesis.subscribe(place);
            JsonNode refused = kinesis.refusedToSubscribe(place);
            assertThat(refused.get("failure").asText()).isEqualTo("ResourceInUseException");
            assertThat(refused.get("status").asInt()).isEqualTo(400);
            Thread.sleep(UNTIL_TAKEOVER);
            int over = kinesis.subscribe(place);
            assertThat(kinesis.events(over, 1).get("records")).hasSize(1);
            assertThat(kinesis.end(taken).get("failure").asText()).isEqualTo("ResourceInUseException");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theEndOfTheConsumerIsAFailureInTheStreamAndOneThatIsntThereIsRefused(Sdk sdk) throws Exception {
        try (SdkClient kinesis = sdk.connect(server(), ONCE)) {
            SdkStream stream = SdkStream.create(kinesis);
            String consumer = stream.consumer("first");
            int subscription = kinesis.subscribe(SdkStream.from(consumer, "'LATEST'"));
            kinesis.call("DeregisterStreamConsumer", "{'ConsumerARN': '" + consumer + "'}");
            assertThat(kinesis.end(subscription).get("failure").asText()).isEqualTo("ResourceNotFoundException");
            JsonNode refused =
                    kinesis.refusedToSubscribe(SdkStream.from(SdkStream.ARN + "/consumer/absent:1", "'LATEST'"));
            assertThat(refused.get("failure").asText()).isEqualTo("ResourceNotFoundException");
            assertThat(refused.get("status").asInt()).isEqualTo(400);
        }
    }
}
