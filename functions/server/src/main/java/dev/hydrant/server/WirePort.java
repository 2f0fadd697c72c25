package dev.hydrant.server;

import dev.hydrant.command.RefusedException;
import dev.hydrant.wire.Wire;
import dev.hydrant.wire.WireAnswer;
import dev.hydrant.wire.WireEventStream;
import dev.hydrant.wire.WireRequest;
import dev.hydrant.wire.WireResponse;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The port: HTTP/1.1 and HTTP/2, each request handled on a thread of its own. A client chooses HTTP/2 by
/// prior knowledge or, with a certificate, in the handshake.
final class WirePort implements AutoCloseable {

    private static final Logger LOG = System.getLogger(WirePort.class.getName());

    /// An Authorization header with a session token takes some 2 KiB.
    private static final int MAX_HEADER_BYTES = 64 * 1024;

    /// A connection on which nothing has moved for so long is closed.
    private static final Duration MAX_IDLE = Duration.ofMinutes(10);

    /// What requests under way are given to be answered when the server ends.
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);

    private static final int UNAVAILABLE = 503;
    private static final String NOT_OPEN = "The server is starting or ending.";
    private static final String NO_ROOM = "The requests under way take all the memory there is for them. Slow down.";
    private static final String FAILED = "The request failed within the server.";

    private final String host;
    private final BodyBudget budget = BodyBudget.ofHeap(Runtime.getRuntime().maxMemory());
    private final String scheme;
    private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
    private final OpenStreams streams = new OpenStreams();
    private final HttpServer server;

    /// Null until requests are taken.
    private volatile @Nullable Wire wire;

    private volatile @Nullable StatusPages pages;

    private volatile boolean closing;

    private WirePort(Vertx vertx, HttpServerOptions options) {
        this.host = options.getHost();
        this.scheme = options.isSsl() ? "https://" : "http://";
        this.server = vertx.createHttpServer(options).requestHandler(request -> take(vertx, request));
    }

    /// Takes the port; until [#open] each request is told to come again.
    ///
    /// @throws RefusedException if the port can't be had
    static WirePort bind(Vertx vertx, String host, int port, Optional<PortCertificate> certificate) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setHandle100ContinueAutomatically(true)
                .setIdleTimeout(Math.toIntExact(MAX_IDLE.toSeconds()))
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setTcpNoDelay(true);
        certificate.ifPresent(shown -> options.setSsl(true)
                .setUseAlpn(true)
                .setSslEngineOptions(new PriorKnowledge())
                .setKeyCertOptions(shown.pem()));
        WirePort bound = new WirePort(vertx, options);
        try {
            bound.server.listen().toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            bound.handlers.close();
            bound.streams.close();
            throw new RefusedException("can't listen on " + host + ":" + port + ": " + e.getCause(), e);
        }
        return bound;
    }

    /// Takes requests from now on.
    void open(Wire answering, StatusPages beside) {
        pages = beside;
        wire = answering;
    }

    String url() {
        String shown = host.contains(":") ? "[" + host + "]" : host;
        return scheme + shown + ":" + server.actualPort();
    }

    /// Takes no more requests; those that were taken are answered, unless one takes very long, and answers that stream
    /// end.
    @Override
    public void close() {
        closing = true;
        streams.end();
        awaitAnswers();
        streams.close();
        try {
            server.close().toCompletionStage().toCompletableFuture().get(LAST_ANSWERS.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.WARNING, "the port was not closed in order: " + e);
        }
    }

    private void awaitAnswers() {
        handlers.shutdown();
        try {
            if (!handlers.awaitTermination(LAST_ANSWERS.toSeconds(), TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "some requests under way were not answered");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(Vertx vertx, HttpServerRequest request) {
        Wire answering = closing ? null : wire;
        if (answering == null) {
            refuse(request.response(), NOT_OPEN);
            return;
        }
        Context context = vertx.getOrCreateContext();
        BodyCollector body = new BodyCollector(Wire.MAX_BODY_BYTES, declaredLength(request), budget);
        request.response().endHandler(ended -> body.release());
        request.response().closeHandler(closed -> body.release());
        Optional<Supplier<WireResponse>> page = page(request);
        if (page.isPresent()) {
            respond(context, request, body, page.get());
            return;
        }
        request.handler(body::add);
        request.endHandler(ended -> handle(context, request, body, answering));
    }

    private void handle(Context context, HttpServerRequest request, BodyCollector body, Wire answering) {
        if (closing || body.isWithoutRoom()) {
            refuse(request.response(), closing ? NOT_OPEN : NO_ROOM);
            return;
        }
        WireRequest wireRequest = new WireRequest(
                request.method().name(),
                request.path() == null ? "/" : request.path(),
                request.query() == null ? "" : request.query(),
                headers(request),
                body.isTooLarge() ? new byte[0] : body.bytes(),
                source(request));
        respond(context, request, body, () -> body.isTooLarge() ? answering.tooLarge() : answering.answer(wireRequest));
    }

    private Optional<Supplier<WireResponse>> page(HttpServerRequest request) {
        StatusPages known = pages;
        return known == null || request.path() == null || !request.method().equals(HttpMethod.GET)
                ? Optional.empty()
                : known.page(request.path(), source(request));
    }

    private void respond(
            Context context, HttpServerRequest request, BodyCollector body, Supplier<? extends WireAnswer> making) {
        handlers.execute(() -> {
            try {
                WireAnswer answer = making.get();
                context.runOnContext(nothing -> answer(context, request, answer, body));
            } catch (RuntimeException | Error e) {
                LOG.log(Level.ERROR, "a request failed", e);
                context.runOnContext(nothing -> refuse(request.response(), FAILED));
            }
        });
    }

    private void answer(Context context, HttpServerRequest request, WireAnswer answer, BodyCollector body) {
        switch (answer) {
            case WireResponse whole -> answer(request.response(), whole, body);
            case WireEventStream stream -> {
                body.release();
                if (!streams.begin(context, request, stream)) {
                    refuse(request.response(), NOT_OPEN);
                }
            }
        }
    }

    /// Clients try this again by themselves.
    private static void refuse(HttpServerResponse response, String message) {
        if (response.closed()) {
            return;
        }
        response.setStatusCode(UNAVAILABLE)
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("x-amzn-ErrorType", "ServiceUnavailableException");
        send(response, Buffer.buffer("{\"__type\":\"ServiceUnavailableException\",\"message\":\"" + message + "\"}"));
    }

    private static void answer(HttpServerResponse response, WireResponse answer, BodyCollector request) {
        if (response.closed()) {
            return;
        }
        if (!request.makeRoomForAnswer(answer.body().length)) {
            refuse(response, NO_ROOM);
            return;
        }
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        AnswerBody.send(response, answer.body());
    }

    private static void send(HttpServerResponse response, Buffer body) {
        Future<Void> sent = response.end(body);
        sent.onFailure(clientIsGone -> {});
    }

    private static Map<String, String> headers(HttpServerRequest request) {
        Map<String, String> headers = new HashMap<>();
        request.headers()
                .forEach((name, value) -> headers.merge(
                        name.toLowerCase(Locale.ROOT), value.strip(), (first, next) -> first + "," + next));
        if (request.version() == HttpVersion.HTTP_2 && request.authority() != null) {
            headers.put("host", request.authority().toString());
        }
        return headers;
    }

    /// 0 if the client doesn't say.
    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Math.max(0, Long.parseLong(length.strip()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String source(HttpServerRequest request) {
        SocketAddress remote = request.remoteAddress();
        String address = remote == null ? null : remote.hostAddress();
        return address == null ? "" : address;
    }
}
