package dev.hydrant.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A function's URL on this machine: each HTTP request is an event, and what the function answers the response.
final class FunctionUrl implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final RequestStreamHandler handler;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private FunctionUrl(RequestStreamHandler handler, HttpServer server) {
        this.handler = handler;
        this.server = server;
    }

    /// @param port 0 for any
    static FunctionUrl of(RequestStreamHandler handler, int port) throws IOException {
        FunctionUrl url = new FunctionUrl(
                handler, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
        url.server.setExecutor(url.threads);
        url.server.createContext("/", url::handle);
        url.server.start();
        return url;
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            handler.handleRequest(
                    new ByteArrayInputStream(JSON.writeValueAsBytes(event(exchange))),
                    bytes,
                    DeliveryHandlerTest.NO_CONTEXT);
            JsonNode answer = JSON.readTree(bytes.toByteArray());
            answer.get("headers")
                    .properties()
                    .forEach(header -> exchange.getResponseHeaders()
                            .set(header.getKey(), header.getValue().asText()));
            String text = answer.get("body").asText();
            byte[] body = answer.get("isBase64Encoded").asBoolean()
                    ? Base64.getDecoder().decode(text)
                    : text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.get("statusCode").asInt(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static ObjectNode event(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        String query = exchange.getRequestURI().getRawQuery();
        ObjectNode event = SignedEvent.event(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                query == null ? "" : query,
                headers);
        return SignedEvent.withBody(event, exchange.getRequestBody().readAllBytes(), SignedEvent.Body.BASE64);
    }
}
