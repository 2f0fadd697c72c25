package dev.hydrant.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An SDK over TLS, with the certificate that the server has made.
class SdkTlsIT {

    private static final String TYPES = " application/x-amz-json-1.1 ";

    @TempDir
    private Path directory;

    private HydrantServe server;

    @BeforeEach
    void start() throws IOException {
        server = HydrantServe.start(directory, "--tls");
    }

    @AfterEach
    void kill() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void whoTrustsTheCertificatePutsAndSubscribesInTheProtocolThatItChooses(Sdk sdk) throws Exception {
        String certificate = server.certificate().toString();
        try (SdkClient kinesis =
                sdk.connect(server, Map.of("AWS_CA_BUNDLE", certificate, "NODE_EXTRA_CA_CERTS", certificate))) {
            SdkStream stream = SdkStream.create(kinesis);
            String consumer = stream.consumer("reader");
            int subscription = kinesis.subscribe(SdkStream.from(consumer, "'TRIM_HORIZON'"));
            stream.put("secret");
            assertThat(SdkClient.texts(kinesis.events(subscription, 1).get("records")))
                    .containsExactly("secret");
            String sent = sdk.protocol(server) + TYPES;
            assertThat(kinesis.wire())
                    .containsExactlyInAnyOrder(
                            sent + "application/x-amz-json-1.1", sent + "application/vnd.amazon.eventstream");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoDoesntTrustTheCertificateSendsNothing(Sdk sdk) throws Exception {
        try (SdkClient kinesis = sdk.connect(server, Map.of("AWS_MAX_ATTEMPTS", "1"))) {
            assertThatThrownBy(() -> kinesis.call("ListStreams", "{}"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("certificate");
            assertThat(kinesis.wire()).isEmpty();
        }
    }
}
