package dev.hydrant.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.wire.EventSource.Next;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.eventstream.Message;
import software.amazon.eventstream.MessageDecoder;

/// An answer of events, whole and part after part.
class EventStreamTest {

    private static final Operation SUBSCRIBE = Service.KINESIS.operation("SubscribeToShard");
    private static final Shape.Structure EVENT =
            SUBSCRIBE.events().orElseThrow().inner("SubscribeToShardEvent");
    private static final String REQUEST = """
            {"ConsumerARN": "arn:aws:kinesis:us-east-1:000000000000:stream/s/consumer/c:1", "ShardId": "0",
             "StartingPosition": {"Type": "LATEST"}}""";

    /// Answers step after step what it was told, and then that nothing happens.
    private static final class Script implements EventSource {
        private final Deque<Object> steps = new ArrayDeque<>();
        private final List<Duration> waits = new ArrayList<>();
        private int ended;
        private int closed;

        @Override
        public Next next(Duration atMost) {
            waits.add(atMost);
            return switch (steps.poll()) {
                case null -> NOTHING;
                case RuntimeException failure -> throw failure;
                case Object next -> (Next) next;
            };
        }

        @Override
        public void end() {
            ended++;
        }

        @Override
        public void close() {
            closed++;
        }

        Script then(Object step) {
            steps.add(step);
            return this;
        }
    }

    private final Script script = new Script();
    private final List<EndedCall> calls = new ArrayList<>();

    private Wire wire() {
        return new Wire(
                List.of(TestBinding.of(TestBinding.handlers(TestBinding::unexpected), input -> script)),
                new RequestIds(new Random(1)),
                Guard.OPEN,
                new CallLog() {
                    @Override
                    public void admit() {}

                    @Override
                    public void ended(EndedCall call) {
                        calls.add(call);
                    }
                });
    }

    private static Next event(int dataBytes) {
        Struct record = Struct.of(EVENT.inner("Records"))
                .with("SequenceNumber", "1")
                .with("Data", Blob.of(new byte[dataBytes]))
                .with("PartitionKey", "k")
                .build();
        return new Next.Event("SubscribeToShardEvent", payload(List.of(record)));
    }

    private static Next signOfLife() {
        return new Next.SignOfLife("SubscribeToShardEvent", payload(List.of()));
    }

    private static Struct payload(List<Struct> records) {
        return Struct.of(EVENT)
                .with("Records", records)
                .with("ContinuationSequenceNumber", "2")
                .with("MillisBehindLatest", 0)
                .build();
    }

    private static List<Message> messages(byte[] body) {
        MessageDecoder decoder = new MessageDecoder();
        decoder.feed(body);
        return decoder.getDecodedMessages();
    }

    private static String header(Message message, String name) {
        return Objects.requireNonNull(message.getHeaders().get(name)).getString();
    }

    private static String payload(Message message) {
        return new String(message.getPayload(), StandardCharsets.UTF_8);
    }

    @Test
    void aStreamBeginsWithTheInitialResponseAndGoesOnWithEvents() throws Exception {
        script.then(event(3)).then(EventSource.END);
        WireEventStream stream = (WireEventStream) wire().answer(TestWire.json("SubscribeToShard", REQUEST));
        assertThat(stream.headers())
                .containsEntry("Content-Type", "application/vnd.amazon.eventstream")
                .containsKey("x-amzn-RequestId");
        Message first = messages(stream.next(Duration.ZERO).bytes()).getFirst();
        assertThat(header(first, ":message-type")).isEqualTo("event");
        assertThat(header(first, ":event-type")).isEqualTo("initial-response");
        assertThat(header(first, ":content-type")).isEqualTo("application/x-amz-json-1.1");
        assertThat(payload(first)).isEqualTo("{}");
        Message second = messages(stream.next(Duration.ZERO).bytes()).getFirst();
        assertThat(header(second, ":message-type")).isEqualTo("event");
        assertThat(header(second, ":event-type")).isEqualTo("SubscribeToShardEvent");
        assertThat(payload(second))
                .isEqualTo("{\"Records\":[{\"SequenceNumber\":\"1\",\"Data\":\"AAAA\",\"PartitionKey\":\"k\"}],"
                        + "\"ContinuationSequenceNumber\":\"2\",\"MillisBehindLatest\":0}");
        assertThat(stream.next(Duration.ZERO).kind()).isEqualTo(WireEventStream.Kind.END);
    }

    @Test
    void eventsAreInTheEncodingOfTheRequest() throws Exception {
        script.then(event(3));
        Struct input = StructReader.read(Encoding.JSON, REQUEST.getBytes(StandardCharsets.UTF_8), SUBSCRIBE.input());
        WireEventStream stream = (WireEventStream) wire().answer(TestWire.request(
                "SubscribeToShard", Encoding.CBOR.contentType(), StructWriter.write(Encoding.CBOR, input)));
        Message first = messages(stream.next(Duration.ZERO).bytes()).getFirst();
        assertThat(header(first, ":content-type")).isEqualTo("application/x-amz-cbor-1.1");
        Message second = messages(stream.next(Duration.ZERO).bytes()).getFirst();
        assertThat(header(second, ":content-type")).isEqualTo("application/x-amz-cbor-1.1");
        Struct read = StructReader.read(Encoding.CBOR, second.getPayload(), EVENT);
        assertThat(read.structs("Records").getFirst().blob("Data").length()).isEqualTo(3);
    }

    @Test
    void aFailureInMidStreamIsItsLastMessage() throws Exception {
        script.then(new ServiceException(ErrorCode.RESOURCE_IN_USE, "taken over"));
        WireEventStream stream = (WireEventStream) wire().answer(TestWire.json("SubscribeToShard", REQUEST));
        assertThat(stream.next(Duration.ZERO).kind()).isEqualTo(WireEventStream.Kind.BEGINNING);
        WireEventStream.Part last = stream.next(Duration.ZERO);
        assertThat(last.kind()).isEqualTo(WireEventStream.Kind.END);
        Message message = messages(last.bytes()).getFirst();
        assertThat(header(message, ":message-type")).isEqualTo("exception");
        assertThat(header(message, ":exception-type")).isEqualTo("ResourceInUseException");
        assertThat(payload(message)).isEqualTo("{\"message\":\"taken over\"}");
    }

    @Test
    void whatNobodyForesawIsAnInternalFailureAndTellsNothingOfUs() throws Exception {
        for (RuntimeException failure : List.of(
                new IllegalStateException("secret"), new ServiceException(ErrorCode.VALIDATION, "no such event"))) {
            script.then(failure);
            WireEventStream stream = (WireEventStream) wire().answer(TestWire.json("SubscribeToShard", REQUEST));
            assertThat(stream.next(Duration.ZERO).kind()).isEqualTo(WireEventStream.Kind.BEGINNING);
            Message message = messages(stream.next(Duration.ZERO).bytes()).getFirst();
            assertThat(header(message, ":exception-type")).isEqualTo("InternalFailureException");
            assertThat(payload(message)).doesNotContain("secret");
        }
    }

    @Test
    void theCallIsRecordedWhenItsStreamBegins() {
        wire().answer(TestWire.json("SubscribeToShard", REQUEST));
        assertThat(calls).hasSize(1);
        assertThat(calls.getFirst().outcome()).isEqualTo(new EndedCall.Outcome.Streams());
        wire().answer(TestWire.json("SubscribeToShard", "{}"));
        assertThat(calls).hasSize(2);
        assertThat(calls.getLast().outcome()).isInstanceOf(EndedCall.Outcome.Failed.class);
    }

    @Test
    void anErrorBeforeTheStreamIsAnOrdinaryAnswer() {
        WireAnswer answer = wire().answer(TestWire.json("SubscribeToShard", "{}"));
        assertThat(answer).isInstanceOf(WireResponse.class);
        assertThat(((WireResponse) answer).status()).isEqualTo(400);
        assertThat(script.closed).isZero();
    }

    @Test
    void aWholeAnswerHoldsWhatIsThereAndEndsTheStream() {
        script.then(signOfLife()).then(event(10)).then(event(10));
        WireResponse answer = wire().handle(
                        TestWire.json("SubscribeToShard", REQUEST), new EventBounds(Duration.ofMinutes(1), 10_000));
        assertThat(answer.headers()).containsEntry("Content-Type", "application/vnd.amazon.eventstream");
        assertThat(messages(answer.body())).hasSize(4);
        assertThat(script.waits.getFirst()).isPositive();
        assertThat(script.waits.getLast())
                .as("once there were events it waits for no more")
                .isZero();
        assertThat(script.ended).isEqualTo(1);
        assertThat(script.closed).isEqualTo(1);
    }

    @Test
    void aWholeAnswerKeepsItsBoundAndLeavesTheRestToTheNext() {
        script.then(event(100)).then(event(100)).then(event(100));
        int one = wire().handle(TestWire.json("SubscribeToShard", REQUEST), new EventBounds(Duration.ZERO, 1000))
                .body()
                .length;
        assertThat(one).isLessThanOrEqualTo(1000);
        assertThat(script.steps).as("read, and left out").hasSizeLessThan(2);
    }

    @Test
    void anEventThatFitsInNoWholeAnswerIsAFailureThatSaysSo() {
        script.then(event(2000));
        WireResponse answer =
                wire().handle(TestWire.json("SubscribeToShard", REQUEST), new EventBounds(Duration.ZERO, 1000));
        Message last = messages(answer.body()).getLast();
        assertThat(header(last, ":exception-type")).isEqualTo("InternalFailureException");
        assertThat(payload(last)).contains("more than the 1000");
    }

    @Test
    void aHandlerOfTheWrongKindIsRefused() {
        assertThatThrownBy(() -> new Binding(Service.FIREHOSE, Map.of(), Map.of("PutRecord", input -> script)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
