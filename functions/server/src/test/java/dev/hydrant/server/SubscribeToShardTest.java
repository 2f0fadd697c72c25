package dev.hydrant.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.command.ExitCode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;

/// Enhanced fan-out, as AWS's SDK for Java meets it.
class SubscribeToShardTest {

    @TempDir
    private Path directory;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> data(SubscribeToShardEvent event) {
        return event.records().stream()
                .map(record -> record.data().asUtf8String())
                .toList();
    }

    private static TrustManager[] trusting(Path certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            X509Certificate read =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            trusted.setCertificateEntry("server", read);
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
        managers.init(trusted);
        return managers.getTrustManagers();
    }

    @ParameterizedTest
    @EnumSource
    void recordsArePushedByHttp2InEitherEncoding(SdkClient.Wire wire) throws Exception {
        try (ServerProcess server = ServerProcess.start(directory);
                SdkClient client = new SdkClient(server.url(), wire, null, "key", "secret")) {
            readPushed(client);
        }
    }

    @Test
    void recordsArePushedBehindTlsToWhoMayRead() throws Exception {
        try (ServerProcess server =
                ServerProcess.start(directory, "--tls", "--auth=sigv4", "--credentials=" + Users.file(directory))) {
            TrustManager[] trusted = trusting(directory.resolve("data/.hydrant/tls/certificate.pem"));
            try (SdkClient ada = new SdkClient(server.url(), SdkClient.Wire.CBOR, trusted, "AKIDADA", "sesame");
                    SdkClient stranger = new SdkClient(server.url(), SdkClient.Wire.CBOR, trusted, "AKIDADA", "no")) {
                String consumer = readPushed(ada);
                assertThat(stranger.subscribe(consumer, SdkClient.from("LATEST"))
                                .end())
                        .isInstanceOfSatisfying(
                                KinesisException.class,
                                e -> assertThat(e.awsErrorDetails().errorCode())
                                        .isEqualTo("InvalidSignatureException"));
            }
        }
    }

    private static String readPushed(SdkClient client) throws Exception {
        client.createStream(1);
        String consumer = client.register("c");
        SdkSubscription subscription = client.subscribe(consumer, SdkClient.from("LATEST"));
        SubscribeToShardEvent first = subscription.event();
        assertThat(first.records()).isEmpty();
        assertThat(first.continuationSequenceNumber()).isNotEmpty();
        for (int i = 0; i < 20; i++) {
            client.put(bytes("record " + i));
            SubscribeToShardEvent event = subscription.records();
            assertThat(data(event)).containsExactly("record " + i);
            assertThat(event.millisBehindLatest()).isZero();
            assertThat(event.records().getFirst().approximateArrivalTimestamp()).isNotNull();
        }
        return consumer;
    }

    @Test
    void boto3ReadsTheStreamByHttp1() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory);
                SdkClient client = new SdkClient(server.url());
                AwsClients python = new AwsClients(server.url())) {
            client.createStream(1);
            String consumer = client.register("c");
            client.put(bytes("one"));
            client.put(bytes("two"));
            String parameters =
                    "{'ConsumerARN': '" + consumer + "', 'ShardId': '0', 'StartingPosition': {'Type': '%s'}}";
            assertThat(python.boto3("kinesis", "subscribe_to_shard", parameters.formatted("TRIM_HORIZON"))
                            .at("/EventStream/0/SubscribeToShardEvent/Records")
                            .findValuesAsText("Data"))
                    .containsExactly("one", "two");
            assertThat(python.boto3("kinesis", "subscribe_to_shard", parameters.formatted("LATEST"))
                            .get("error")
                            .asText())
                    .isEqualTo("ResourceInUseException");
        }
    }

    @Test
    void errorsAreTheSdksOwnExceptionsBeforeTheStreamAndWithin() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory);
                SdkClient client = new SdkClient(server.url())) {
            client.createStream(1);
            String consumer = client.register("c");
            assertThat(client.subscribe(consumer + "0", SdkClient.from("LATEST"))
                            .end())
                    .isInstanceOf(ResourceNotFoundException.class);
            SdkSubscription first = client.subscribe(consumer, SdkClient.from("LATEST"));
            first.event();
            assertThat(client.subscribe(consumer, SdkClient.from("LATEST")).end())
                    .isInstanceOf(ResourceInUseException.class)
                    .hasMessageContaining("Another active subscription exists for this consumer: 000000000000:s:");
            Thread.sleep(5_000);
            SdkSubscription second = client.subscribe(consumer, SdkClient.from("LATEST"));
            second.event();
            assertThat(first.end())
                    .isInstanceOf(ResourceInUseException.class)
                    .hasMessageContaining("Another active subscription exists");
            client.kinesis()
                    .deregisterStreamConsumer(request -> request.consumerARN(consumer))
                    .join();
            assertThat(second.end()).isInstanceOf(ResourceNotFoundException.class);
        }
    }

    @Test
    void aSplitShardEndsWithItsChildren() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory);
                SdkClient client = new SdkClient(server.url())) {
            client.createStream(1);
            SdkSubscription subscription = client.subscribe(client.register("c"), SdkClient.from("LATEST"));
            subscription.event();
            client.kinesis()
                    .splitShard(
                            request -> request.streamName("s").shardToSplit("0").newStartingHashKey("1000"))
                    .join();
            SubscribeToShardEvent last = subscription.event();
            while (!last.hasChildShards()) {
                last = subscription.event();
            }
            assertThat(last.continuationSequenceNumber()).isNull();
            assertThat(last.childShards()).hasSize(2);
            assertThat(subscription.end()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLargestRecordFitsInAnEvent(SdkClient.Wire wire) throws Exception {
        try (ServerProcess server = ServerProcess.start(directory);
                SdkClient client = new SdkClient(server.url(), wire, null, "key", "secret")) {
            client.createStream(1);
            String consumer = client.register("c");
            byte[] large = new byte[10 * 1024 * 1024 - 1];
            new Random(1).nextBytes(large);
            client.put(bytes("before"));
            client.put(large);
            client.put(bytes("behind"));
            SdkSubscription subscription = client.subscribe(consumer, SdkClient.from("TRIM_HORIZON"));
            List<byte[]> read = new ArrayList<>();
            while (read.size() < 3) {
                for (Record record : subscription.records().records()) {
                    read.add(record.data().asByteArray());
                }
            }
            assertThat(Arrays.equals(read.get(1), large)).isTrue();
            assertThat(read.getLast()).isEqualTo(bytes("behind"));
        }
    }

    @Test
    void aServerThatEndsEndsItsStreamsInOrder() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory);
                SdkClient client = new SdkClient(server.url())) {
            client.createStream(1);
            SdkSubscription subscription = client.subscribe(client.register("c"), SdkClient.from("LATEST"));
            subscription.event();
            client.put(bytes("last"));
            assertThat(data(subscription.records())).containsExactly("last");
            assertThat(server.end()).as(server.errors()).isEqualTo(ExitCode.INTERRUPTED);
            assertThat(subscription.end()).isNull();
        }
    }

    @Test
    void whoGoesOnAfterAKillFromTheLastPlaceLosesAndDoublesNothing() throws Exception {
        List<String> read = new ArrayList<>();
        String consumer = "";
        @Nullable String place = null;
        int put = 0;
        for (int round = 0; round < 3; round++) {
            try (ServerProcess server = ServerProcess.start(directory);
                    SdkClient client = new SdkClient(server.url())) {
                if (place == null) {
                    client.createStream(1);
                    consumer = client.register("c");
                }
                SdkSubscription subscription = client.subscribe(
                        consumer, place == null ? SdkClient.from("TRIM_HORIZON") : SdkClient.after(place));
                int until = put + 30;
                while (put < until) {
                    client.put(bytes("record " + put++));
                    if (put == until - 10) { // the rest is put, and not read
                        SubscribeToShardEvent event = subscription.event();
                        while (true) {
                            read.addAll(data(event));
                            place = event.continuationSequenceNumber();
                            if (subscription.waiting().isEmpty()) {
                                break;
                            }
                            event = subscription.event();
                        }
                    }
                }
                server.kill();
                assertThat(subscription.end()).isNotNull();
            }
        }
        try (ServerProcess server = ServerProcess.start(directory);
                SdkClient client = new SdkClient(server.url())) {
            SdkSubscription subscription = client.subscribe(consumer, SdkClient.after(String.valueOf(place)));
            while (read.size() < put) {
                read.addAll(data(subscription.records()));
            }
        }
        List<String> all = new ArrayList<>();
        for (int i = 0; i < put; i++) {
            all.add("record " + i);
        }
        assertThat(read).isEqualTo(all);
    }

    @Test
    void theCallIsRecordedWhenItsStreamBegins() throws Exception {
        Path audit = directory.resolve("audit.log");
        try (ServerProcess server = ServerProcess.start(directory, "--audit=" + audit);
                SdkClient client = new SdkClient(server.url())) {
            client.createStream(1);
            String consumer = client.register("c");
            client.subscribe(consumer, SdkClient.from("LATEST")).event();
            assertThat(Files.readString(audit).lines().filter(line -> line.contains("SubscribeToShard")))
                    .singleElement()
                    .asString()
                    .contains("\"ARN\":\"" + consumer + "\"", "\"eventCategory\":\"Data\"", "\"readOnly\":true")
                    .doesNotContain("errorCode");
            client.subscribe(consumer, SdkClient.from("LATEST")).end();
            assertThat(Files.readString(audit).lines().filter(line -> line.contains("SubscribeToShard")))
                    .last()
                    .asString()
                    .contains("\"errorCode\":\"ResourceInUseException\"");
        }
    }
}
