package dev.hydrant.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The port behind TLS.
class TlsTest {

    @TempDir
    private Path directory;

    private static Path certificate(Path directory) {
        return directory.resolve("data/.hydrant/tls/certificate.pem");
    }

    private static Path key(Path directory) {
        return directory.resolve("data/.hydrant/tls/key.pem");
    }

    private static X509Certificate read(Path certificate) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(certificate)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static HttpClient trusting(Path certificate) throws IOException, GeneralSecurityException {
        return HttpClient.newBuilder().sslContext(context(certificate)).build();
    }

    private static SSLContext context(Path certificate) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", read(certificate));
        TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static HttpResponse<String> health(HttpClient http, String url, HttpClient.Version version)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(url + "/_health"))
                        .version(version)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aClientChoosesItsHttpVersionInTheHandshakeAndSignsForEither() throws Exception {
        try (ServerProcess server = ServerProcess.start(
                        directory, "--tls", "--auth=sigv4", "--credentials=" + Users.file(directory));
                HttpClient http = trusting(certificate(directory))) {
            assertThat(server.url()).startsWith("https://127.0.0.1:");
            assertThat(server.errors()).contains("AWS_CA_BUNDLE=" + certificate(directory));
            for (HttpClient.Version version : HttpClient.Version.values()) {
                HttpRequest signed = HttpRequest.newBuilder(
                                SignedHttp.of(server.url(), "Kinesis_20131202.ListStreams", "{}", Duration.ZERO),
                                (name, value) -> true)
                        .version(version)
                        .build();
                HttpResponse<String> answer = http.send(signed, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.body()).as(version.name()).contains("\"StreamNames\":[]");
                assertThat(answer.version()).isEqualTo(version);
            }
        }
    }

    @Test
    void awsClientsTrustTheCertificateThatTheyAreShown() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory, "--tls");
                AwsClients clients = new AwsClients(
                        server.url(),
                        Map.of("AWS_CA_BUNDLE", certificate(directory).toString()));
                AwsClients strangers = new AwsClients(server.url())) {
            assertThat(clients.aws("kinesis", "list-streams").get("StreamNames"))
                    .isEmpty();
            assertThat(clients.boto3("kinesis", "list_streams", "{}").get("StreamNames"))
                    .isEmpty();
            assertThat(strangers.refusal("kinesis", "list-streams")).contains("SSL validation failed");
        }
    }

    @Test
    void theCertificateNamesThisMachineAndIsKept() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory, "--tls", "--host=localhost")) {
            assertThat(server.url()).startsWith("https://localhost:");
        }
        X509Certificate made = read(certificate(directory));
        assertThat(made.getSubjectAlternativeNames())
                .extracting(name -> name.get(1).toString())
                .contains("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key(directory))))
                .isEqualTo("rw-------");
        try (ServerProcess again = ServerProcess.start(directory, "--tls")) {
            assertThat(read(certificate(directory))).as(again.errors()).isEqualTo(made);
        }
        try (ServerProcess elsewhere = ServerProcess.start(directory, "--tls", "--host=127.0.0.2")) {
            assertThat(read(certificate(directory)).getSubjectAlternativeNames())
                    .as("another host needs another one: " + elsewhere.errors())
                    .extracting(name -> name.get(1).toString())
                    .contains("127.0.0.2");
        }
    }

    @Test
    void aGivenCertificateIsShownAndOneWithAnotherKeyRefused() throws Exception {
        Path one = Files.createDirectory(directory.resolve("one"));
        Path other = Files.createDirectory(directory.resolve("other"));
        for (Path made : List.of(one, other)) {
            ServerProcess.start(made, "--tls").close();
        }
        String certificate = "--tls-certificate=" + certificate(one);
        try (ServerProcess server = ServerProcess.start(directory, certificate, "--tls-key=" + key(one));
                HttpClient http = trusting(certificate(one))) {
            assertThat(health(http, server.url(), HttpClient.Version.HTTP_2).statusCode())
                    .isEqualTo(200);
            assertThat(certificate(directory)).doesNotExist();
        }
        assertThat(ServerProcess.refusal(directory, certificate, "--tls-key=" + key(other)))
                .contains("is not the key of --tls-certificate");
        assertThat(ServerProcess.refusal(directory, certificate))
                .contains("--tls-certificate and --tls-key go together");
        assertThat(ServerProcess.refusal(
                        directory,
                        certificate,
                        "--tls-key="
                                + Files.createFile(
                                        directory.resolve("empty.pem"),
                                        PosixFilePermissions.asFileAttribute(
                                                PosixFilePermissions.fromString("rw-------")))))
                .contains("--tls-key");
    }

    @Test
    void randomBytesAndPlainRequestsHarmNobody() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory, "--tls");
                HttpClient http = trusting(certificate(directory))) {
            long seed = Long.getLong("hydrant.seed", System.nanoTime());
            System.out.println("seed " + seed);
            Random random = new Random(seed);
            URI url = URI.create(server.url());
            for (int i = 0; i < 30; i++) {
                byte[] bytes = new byte[1 + random.nextInt(500)];
                random.nextBytes(bytes);
                if (i % 3 == 0) { // looks like a handshake at first
                    bytes[0] = 22;
                    bytes = Arrays.copyOf(bytes, Math.max(bytes.length, 6));
                    bytes[1] = 3;
                    bytes[2] = 1;
                }
                send(url, bytes);
            }
            send(url, "GET /_health HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            assertThat(health(http, server.url(), HttpClient.Version.HTTP_1_1).statusCode())
                    .isEqualTo(200);
            assertThat(server.errors()).doesNotContain("Exception");
        }
    }

    @Test
    void aClientThatAsksForNoVersionInTheHandshakeMaySpeakEither() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory, "--tls")) {
            URI url = URI.create(server.url());
            byte[] preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0".getBytes(StandardCharsets.UTF_8);
            byte[] request = "GET /_health HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.UTF_8);
            byte[] similar = "PROPFIND / HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.UTF_8);
            for (int cut : new int[] {1, 3, 4, 10}) {
                assertThat(firstBytes(url, preface, cut)[3])
                        .as("the type of HTTP/2's SETTINGS frame")
                        .isEqualTo((byte) 4);
                assertThat(new String(firstBytes(url, request, cut), StandardCharsets.UTF_8))
                        .isEqualTo("HTTP/1.1 ");
                assertThat(new String(firstBytes(url, similar, cut), StandardCharsets.UTF_8))
                        .isEqualTo("HTTP/1.1 ");
            }
        }
    }

    /// Sends the bytes in two parts.
    private byte[] firstBytes(URI url, byte[] bytes, int cut) throws Exception {
        try (Socket socket =
                context(certificate(directory)).getSocketFactory().createSocket(url.getHost(), url.getPort())) {
            socket.getOutputStream().write(bytes, 0, cut);
            socket.getOutputStream().flush();
            Thread.sleep(20);
            socket.getOutputStream().write(bytes, cut, bytes.length - cut);
            return socket.getInputStream().readNBytes(9);
        }
    }

    private static void send(URI url, byte[] bytes) throws IOException {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            try (InputStream answer = socket.getInputStream()) {
                answer.readAllBytes();
            } catch (SocketException reset) {
                assertThat(reset).hasMessageContaining("reset");
            }
        }
    }
}
