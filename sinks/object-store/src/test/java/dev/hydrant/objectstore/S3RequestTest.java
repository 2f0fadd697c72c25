package dev.hydrant.objectstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What goes over the wire, as a server sees it that closes each connection once it has answered.
final class S3RequestTest {

    private static final int MULTIPART_BYTES = 5 * 1024 * 1024 + 1;

    private final List<List<String>> heads = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore closed = new Semaphore(0);
    private ServerSocket server;
    private ObjectStore store;

    @BeforeEach
    void startServer() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
        store = S3ObjectStore.of(
                "b",
                Map.of(
                        S3Settings.ENDPOINT, "http://127.0.0.1:" + server.getLocalPort(),
                        S3Credentials.ACCESS_KEY, "id",
                        S3Credentials.SECRET_KEY, "secret"));
    }

    @AfterEach
    void stopServer() throws IOException {
        store.close();
        server.close();
    }

    @Test
    void aCreationIsOneConditionalPutHoweverLarge() throws Exception {
        Content content = Content.of(new byte[MULTIPART_BYTES]);
        assertThat(store.putIfAbsent(
                        "a/b c", content, new Attributes("text/plain; charset=UTF-8", Optional.of("gzip"))))
                .isEqualTo(PutOutcome.CREATED);
        closed.acquire();
        assertThat(heads).hasSize(1);
        assertThat(heads.getFirst())
                .contains(
                        "PUT /b/a/b%20c HTTP/1.1",
                        "if-none-match: *",
                        "content-type: text/plain; charset=UTF-8",
                        "content-encoding: gzip",
                        "content-length: " + MULTIPART_BYTES,
                        "x-amz-content-sha256: " + content.sha256());
        assertThat(authorization(heads.getFirst()))
                .contains(
                        "SignedHeaders=content-encoding;content-type;host;if-none-match;x-amz-content-sha256;x-amz-date");
    }

    @Test
    void aPutIsUnconditional() throws Exception {
        ObjectStoreContract.put(store, "k", "x");
        closed.acquire();
        assertThat(heads.getFirst()).contains("PUT /b/k HTTP/1.1").noneMatch(line -> line.startsWith("if-"));
    }

    @Test
    void aConnectionThatTheServerClosedInTheMeantimeLeavesNoDoubt() throws Exception {
        for (int i = 0; i < 5; i++) {
            ObjectStoreContract.put(store, "k" + i, "x");
            closed.acquire();
        }
        assertThat(heads).hasSize(5);
    }

    private void serve() {
        try {
            while (true) {
                try (Socket socket = server.accept()) {
                    InputStream in = socket.getInputStream();
                    List<String> head = head(in);
                    heads.add(head);
                    in.skipNBytes(contentLength(head));
                    OutputStream out = socket.getOutputStream();
                    out.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                }
                closed.release();
            }
        } catch (IOException e) {
            assertThat(server.isClosed()).as("the server failed: %s", e).isTrue();
        }
    }

    /// The request line and the headers, their names in lower case.
    private static List<String> head(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = lines.isEmpty() ? 0 : line.indexOf(':');
            lines.add(line.substring(0, colon).toLowerCase(Locale.ROOT) + line.substring(colon));
        }
        return lines;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static long contentLength(List<String> head) {
        return head.stream()
                .filter(line -> line.startsWith("content-length: "))
                .mapToLong(line -> Long.parseLong(line.substring("content-length: ".length())))
                .sum();
    }

    private static String authorization(List<String> head) {
        return head.stream()
                .filter(line -> line.startsWith("authorization: "))
                .findFirst()
                .orElseThrow();
    }
}
