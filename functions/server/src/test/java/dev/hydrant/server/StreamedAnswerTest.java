package dev.hydrant.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.wire.Binding;
import dev.hydrant.wire.Blob;
import dev.hydrant.wire.EventSource;
import dev.hydrant.wire.EventStreamHandler;
import dev.hydrant.wire.Operation;
import dev.hydrant.wire.OperationHandler;
import dev.hydrant.wire.RequestIds;
import dev.hydrant.wire.Service;
import dev.hydrant.wire.Shape;
import dev.hydrant.wire.Struct;
import dev.hydrant.wire.Support;
import dev.hydrant.wire.Wire;
import io.vertx.core.Vertx;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the port does with an answer that streams, whatever its events are.
class StreamedAnswerTest {

    private static final Shape.Structure EVENT =
            Service.KINESIS.operation("SubscribeToShard").events().orElseThrow().inner("SubscribeToShardEvent");
    private static final String BODY = """
            {"ConsumerARN": "arn:aws:kinesis:us-east-1:000000000000:stream/s/consumer/c:1", "ShardId": "0",
             "StartingPosition": {"Type": "LATEST"}}""";
    private static final int DATA_BYTES = 100_000;

    /// Has an event whenever it is asked, or never one, until it is ended.
    private static final class Endless implements EventSource {
        private final AtomicInteger made = new AtomicInteger();
        private final CountDownLatch closed = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Next next;

        private Endless(Next next) {
            this.next = next;
        }

        @Override
        public Next next(Duration atMost) throws InterruptedException {
            if (next.equals(NOTHING) && !ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                return NOTHING;
            }
            if (ended.getCount() == 0) {
                return END;
            }
            made.incrementAndGet();
            return next;
        }

        @Override
        public void end() {
            ended.countDown();
        }

        @Override
        public void close() {
            ended.countDown();
            closed.countDown();
        }

        boolean isClosed() throws InterruptedException {
            return closed.await(10, TimeUnit.SECONDS);
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final List<Endless> sources = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private EventSource.Next next = EventSource.NOTHING;
    private WirePort port;

    @BeforeEach
    void open() {
        port = WirePort.bind(vertx, "127.0.0.1", 0, Optional.empty());
        port.open(
                new Wire(List.of(binding()), new RequestIds(new Random(1))), new StatusPages(List::of, source -> true));
    }

    @AfterEach
    void close() {
        port.close();
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Binding binding() {
        Map<String, OperationHandler> handlers = new HashMap<>();
        Map<String, EventStreamHandler> streams = new HashMap<>();
        for (Operation operation : Service.KINESIS.operations().values()) {
            if (operation.events().isPresent()) {
                streams.put(operation.name(), input -> {
                    Endless source = new Endless(next);
                    sources.add(source);
                    return source;
                });
            } else if (!(operation.support() instanceof Support.Refused)) {
                handlers.put(
                        operation.name(), input -> Struct.of(operation.output()).build());
            }
        }
        return new Binding(Service.KINESIS, handlers, streams);
    }

    private static EventSource.Next event() {
        Struct record = Struct.of(EVENT.inner("Records"))
                .with("SequenceNumber", "1")
                .with("Data", Blob.of(new byte[DATA_BYTES]))
                .with("PartitionKey", "k")
                .build();
        return new EventSource.Next.Event(
                "SubscribeToShardEvent",
                Struct.of(EVENT)
                        .with("Records", List.of(record))
                        .with("MillisBehindLatest", 0)
                        .build());
    }

    private HttpResponse<InputStream> subscribe(HttpClient.Version version) throws Exception {
        return http.send(
                HttpRequest.newBuilder(
                                Requests.of(port.url(), "Kinesis_20131202.SubscribeToShard", BODY),
                                (name, value) -> true)
                        .version(version)
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    @ParameterizedTest
    @EnumSource
    void aReaderThatStopsHasNoMoreMadeForIt(HttpClient.Version version) throws Exception {
        next = event();
        HttpResponse<InputStream> response = subscribe(version);
        assertThat(response.version()).isEqualTo(version);
        int before = -1;
        while (before != sources.getFirst().made.get()) { // what the sockets and the client hold
            before = sources.getFirst().made.get();
            Thread.sleep(500);
        }
        assertThat(before).isBetween(1, 400);
        response.body().readNBytes(before * DATA_BYTES); // in base64 it is more
        Thread.sleep(500);
        assertThat(sources.getFirst().made.get()).as("and then goes on").isGreaterThan(before);
        response.body().close();
        assertThat(sources.getFirst().isClosed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aClientThatGoesAwayFreesItsStreamAtOnce(HttpClient.Version version) throws Exception {
        HttpResponse<InputStream> response = subscribe(version);
        response.body().readNBytes(10);
        response.body().close();
        assertThat(sources.getFirst().isClosed()).isTrue();
    }

    @Test
    void aClientThatIsCutOffFreesItsStreamAtOnce() throws Exception {
        URI url = URI.create(port.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream().write("""
                    POST / HTTP/1.1\r
                    Host: h\r
                    X-Amz-Target: Kinesis_20131202.SubscribeToShard\r
                    X-Amz-Date: 20260101T000000Z\r
                    Authorization: AWS4-HMAC-SHA256 Credential=k, SignedHeaders=h, Signature=s\r
                    Content-Type: application/x-amz-json-1.1\r
                    Content-Length: %d\r
                    \r
                    %s""".formatted(BODY.length(), BODY).getBytes(StandardCharsets.UTF_8));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            socket.setSoLinger(true, 0); // a reset
        }
        assertThat(sources.getFirst().isClosed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aPortThatClosesEndsItsStreamsInOrder(HttpClient.Version version) throws Exception {
        HttpResponse<InputStream> response = subscribe(version);
        port.close();
        assertThat(new String(response.body().readAllBytes(), StandardCharsets.UTF_8))
                .as("all of it came")
                .contains("initial-response");
        assertThat(sources.getFirst().isClosed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aPortThatClosesGivesUpAReaderThatTakesNothing(HttpClient.Version version) throws Exception {
        next = event();
        HttpResponse<InputStream> response = subscribe(version);
        Thread.sleep(500);
        long start = System.nanoTime();
        port.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(sources.getFirst().isClosed()).isTrue();
        response.body().close();
    }

    @Test
    void hundredsOfStreamsNeedNoPlatformThreadEach() throws Exception {
        List<HttpResponse<InputStream>> responses = new ArrayList<>();
        int before = Thread.activeCount();
        int streams = 300;
        for (int i = 0; i < streams; i++) {
            responses.add(subscribe(HttpClient.Version.HTTP_1_1));
        }
        assertThat(sources).hasSize(streams);
        assertThat(Thread.activeCount() - before).isLessThan(50);
        for (HttpResponse<InputStream> response : responses) {
            response.body().close();
        }
        for (Endless source : sources) {
            assertThat(source.isClosed()).isTrue();
        }
    }
}
