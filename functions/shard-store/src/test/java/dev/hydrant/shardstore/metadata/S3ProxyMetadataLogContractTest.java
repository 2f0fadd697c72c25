package dev.hydrant.shardstore.metadata;

import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.Place;
import dev.hydrant.objectstore.S3ProxyServer;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class S3ProxyMetadataLogContractTest extends ObjectStoreMetadataLogContract {

    private static S3ProxyServer server;

    private final String bucket = "b-" + UUID.randomUUID();

    @BeforeAll
    static void startServer() throws Exception {
        server = S3ProxyServer.start();
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
    ObjectStore store() {
        return Place.of("s3://" + bucket + "/p", server.environment()).own().orElseThrow();
    }
}
