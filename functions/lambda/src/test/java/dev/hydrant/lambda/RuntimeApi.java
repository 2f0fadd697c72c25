package dev.hydrant.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Lambda's Runtime API, as much as a function's process asks of it.
final class RuntimeApi implements AutoCloseable {

    private static final String INVOCATION = "/2018-06-01/runtime/invocation/";
    private static final String INIT_ERROR = "/2018-06-01/runtime/init/error";
    private static final long LONGEST_SECONDS = 60;

    /// What a function answered.
    ///
    /// @param error whether it posted an error
    /// @param nanos from handing out the event to the answer
    record Answer(boolean error, String body, long nanos) {}

    private record Invocation(String id, String event) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Invocation> invocations = new LinkedBlockingQueue<>();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final CountDownLatch firstNext = new CountDownLatch(1);
    private volatile long firstNextNanos;
    private volatile long handedOutNanos;

    private RuntimeApi(HttpServer server) {
        this.server = server;
    }

    static RuntimeApi start() throws IOException {
        RuntimeApi api =
                new RuntimeApi(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        api.server.setExecutor(api.threads);
        api.server.createContext("/", api::answer);
        api.server.start();
        return api;
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// Waits until the function asks for its first event.
    ///
    /// @return when that was, by [System#nanoTime]
    long awaitFirstNext() throws InterruptedException {
        if (!firstNext.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the function didn't ask for an event within " + LONGEST_SECONDS + " s");
        }
        return firstNextNanos;
    }

    Answer invoke(String event) throws InterruptedException {
        invocations.add(new Invocation(UUID.randomUUID().toString(), event));
        Answer answer = answers.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError("no answer within " + LONGEST_SECONDS + " s");
        }
        return answer;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals(INVOCATION + "next")) {
                next(exchange);
                return;
            }
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean error = path.endsWith("/error");
            if (path.equals(INIT_ERROR) || error || path.endsWith("/response")) {
                answers.add(new Answer(error, body, System.nanoTime() - handedOutNanos));
                exchange.sendResponseHeaders(202, -1);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        if (firstNext.getCount() > 0) {
            firstNextNanos = System.nanoTime();
            firstNext.countDown();
        }
        try {
            Invocation invocation = invocations.take();
            byte[] event = invocation.event().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", invocation.id());
            exchange.getResponseHeaders()
                    .set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 60_000));
            exchange.getResponseHeaders()
                    .set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:f");
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            handedOutNanos = System.nanoTime();
            exchange.sendResponseHeaders(200, event.length);
            exchange.getResponseBody().write(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
