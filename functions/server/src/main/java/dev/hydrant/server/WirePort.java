package dev.hydrant.server;

import dev.hydrant.command.RefusedException;
import dev.hydrant.wire.Wire;
import dev.hydrant.wire.WireRequest;
import dev.hydrant.wire.WireResponse;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The port: HTTP/1.1 and HTTP/2 by prior knowledge, each request handled on a thread of its own.
final class WirePort implements AutoCloseable {

    /// An Authorization header with a session token takes some 2 KiB.
    private static final int MAX_HEADER_BYTES = 64 * 1024;

    private static final int UNAVAILABLE = 503;
    private static final String HEALTH = "/_health";

    private final Wire wire;
    private final String host;
    private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile boolean closing;

    private WirePort(Vertx vertx, Wire wire, String host, int port) {
        this.wire = wire;
        this.host = host;
        this.server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(host)
                        .setPort(port)
                        .setMaxHeaderSize(MAX_HEADER_BYTES)
                        .setTcpNoDelay(true))
                .requestHandler(request -> take(vertx, request));
    }

    /// @throws RefusedException if the port can't be had
    static WirePort open(Vertx vertx, Wire wire, String host, int port) {
        WirePort opened = new WirePort(vertx, wire, host, port);
        try {
            opened.server.listen().toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            opened.handlers.close();
            throw new RefusedException("can't listen on " + host + ":" + port + ": " + e.getCause(), e);
        }
        return opened;
    }

    String url() {
        String shown = host.contains(":") ? "[" + host + "]" : host;
        return "http://" + shown + ":" + server.actualPort();
    }

    /// Takes no more requests; those that were taken are answered.
    @Override
    public void close() {
        closing = true;
        handlers.close();
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    private void take(Vertx vertx, HttpServerRequest request) {
        if (request.method().equals(HttpMethod.GET) && HEALTH.equals(request.path())) {
            request.response().putHeader("Content-Type", "application/json").end("{\"status\":\"UP\"}");
            return;
        }
        Context context = vertx.getOrCreateContext();
        BodyCollector body = new BodyCollector(Wire.MAX_BODY_BYTES);
        request.handler(body::add);
        request.endHandler(ended -> handle(context, request, body));
    }

    private void handle(Context context, HttpServerRequest request, BodyCollector body) {
        if (closing) {
            request.response().setStatusCode(UNAVAILABLE).end();
            return;
        }
        WireRequest wireRequest = new WireRequest(
                request.method().name(),
                request.query() == null ? "" : request.query(),
                headers(request),
                body.isTooLarge() ? new byte[0] : body.bytes());
        handlers.execute(() -> {
            WireResponse response = body.isTooLarge() ? wire.tooLarge() : wire.handle(wireRequest);
            context.runOnContext(nothing -> answer(request.response(), response));
        });
    }

    private static void answer(HttpServerResponse response, WireResponse answer) {
        if (response.closed()) {
            return;
        }
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        response.end(Buffer.buffer(answer.body()));
    }

    private static Map<String, String> headers(HttpServerRequest request) {
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        return headers;
    }
}
