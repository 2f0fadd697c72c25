package dev.hydrant.objectstore;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

final class S3ProxyContractTest extends ObjectStoreContract {

    private static S3ProxyServer server;
    private static S3Settings settings;

    private final String bucket = "b-" + UUID.randomUUID();

    @BeforeAll
    static void startServer() throws Exception {
        server = S3ProxyServer.start();
        settings = S3Settings.of(server.environment());
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void createBucket() {
        server.createBucket(bucket);
    }

    @Override
    protected ObjectStore newStore() {
        return new S3ObjectStore(bucket, settings);
    }

    @Override
    protected boolean hasLock() {
        return false;
    }

    /// Without the one that comes before an astral character in UTF-8 and after it in UTF-16: the server
    /// sorts by the latter, unlike S3.
    @Override
    protected List<String> awkwardKeys() {
        return super.awkwardKeys().stream()
                .filter(key -> !key.startsWith("\uff5e"))
                .toList();
    }
}
