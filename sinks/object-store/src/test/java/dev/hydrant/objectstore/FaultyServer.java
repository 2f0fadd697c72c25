package dev.hydrant.objectstore;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// Stands between a client and a server and does harm to the next requests, each as told.
public final class FaultyServer implements AutoCloseable {

    /// What happens to one request.
    public sealed interface Harm {

        /// The request goes through and so does the answer.
        record None() implements Harm {}

        /// The request doesn't go through; this is the answer.
        record Answer(int status, String code) implements Harm {}

        /// The request goes through; this is the answer all the same.
        record FalseAnswer(int status, String code) implements Harm {}

        /// The request doesn't go through, and the connection is cut.
        record Cut() implements Harm {}

        /// The request goes through, and the connection is cut instead of an answer.
        record CutAnswer() implements Harm {}

        /// The request goes through, and the connection is cut in the midst of the answer's body.
        record HalfAnswer() implements Harm {}

        /// The request goes through later, and so does the answer.
        record Delayed(Duration by) implements Harm {}

        /// The request goes through when the latch opens, long after its sender has given up.
        record Late(CountDownLatch latch, CountDownLatch landed) implements Harm {}
    }

    private record Forwarded(int status, Headers headers, byte[] body) {}

    /// What belongs to one connection, or is made by the server itself.
    private static final Set<String> HOP_HEADERS = Set.of("connection", "content-length", "transfer-encoding", "date");

    private final URI target;
    private final HttpServer server;
    private final OkHttpClient client =
            new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Supplier<Harm> usual = Harm.None::new;
    private final Queue<Harm> harms = new ConcurrentLinkedQueue<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    private FaultyServer(URI target, HttpServer server) {
        this.target = target;
        this.server = server;
    }

    public static FaultyServer before(URI target) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FaultyServer faulty = new FaultyServer(target, server);
        server.setExecutor(faulty.threads);
        server.createContext("/", faulty::handle);
        server.start();
        return faulty;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// What happens to the next requests, in this order; to those after, what usually does.
    public void next(Harm... next) {
        harms.addAll(Arrays.asList(next));
    }

    /// What happens to requests that nothing else was told about; nothing unless this is.
    public void usually(Supplier<Harm> harm) {
        usual = harm;
    }

    /// The requests that came, as `METHOD path`.
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.connectionPool().evictAll();
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        byte[] body = exchange.getRequestBody().readAllBytes();
        Harm harm = harms.poll();
        switch (harm == null ? usual.get() : harm) {
            case Harm.None none -> answer(exchange, forward(exchange, body));
            case Harm.Delayed(Duration by) -> {
                pause(by);
                answer(exchange, forward(exchange, body));
            }
            case Harm.Answer(int status, String code) -> error(exchange, status, code);
            case Harm.FalseAnswer(int status, String code) -> {
                forward(exchange, body);
                error(exchange, status, code);
            }
            case Harm.Cut cut -> exchange.close();
            case Harm.CutAnswer cut -> {
                forward(exchange, body);
                exchange.close();
            }
            case Harm.HalfAnswer half -> {
                Forwarded answer = forward(exchange, body);
                exchange.sendResponseHeaders(answer.status(), answer.body().length);
                OutputStream out = exchange.getResponseBody();
                out.write(answer.body(), 0, answer.body().length / 2);
                out.flush();
                exchange.close();
            }
            case Harm.Late(CountDownLatch latch, CountDownLatch landed) -> {
                awaitOpen(latch);
                forward(exchange, body);
                landed.countDown();
                exchange.close();
            }
        }
    }

    private Forwarded forward(HttpExchange exchange, byte[] body) throws IOException {
        String method = exchange.getRequestMethod();
        Headers.Builder headers = new Headers.Builder();
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            header.getValue().forEach(value -> headers.add(header.getKey(), value));
        }
        Request request = new Request.Builder()
                .url(target.resolve(exchange.getRequestURI()).toString())
                .headers(headers.build())
                .method(method, method.equals("PUT") ? RequestBody.create(body) : null)
                .build();
        try (Response response = client.newCall(request).execute()) {
            return new Forwarded(
                    response.code(), response.headers(), response.body().bytes());
        }
    }

    private static void answer(HttpExchange exchange, Forwarded answer) throws IOException {
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        for (String name : answer.headers().names()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!HOP_HEADERS.contains(lower) || (isHead && lower.equals("content-length"))) {
                exchange.getResponseHeaders().put(name, answer.headers().values(name));
            }
        }
        boolean isEmpty = isHead || answer.body().length == 0;
        exchange.sendResponseHeaders(answer.status(), isEmpty ? -1 : answer.body().length);
        if (!isEmpty) {
            exchange.getResponseBody().write(answer.body());
        }
        exchange.close();
    }

    private static void error(HttpExchange exchange, int status, String code) throws IOException {
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        byte[] body = code.isEmpty() || isHead
                ? new byte[0]
                : ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code
                                + "</Code><Message>as told</Message></Error>")
                        .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static void pause(Duration time) throws IOException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void awaitOpen(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
