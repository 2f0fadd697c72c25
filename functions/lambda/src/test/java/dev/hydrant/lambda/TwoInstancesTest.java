package dev.hydrant.lambda;

import dev.hydrant.objectstore.S3ProxyServer;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// Over an S3 server in this process.
class TwoInstancesTest extends TwoInstances {

    private S3ProxyServer server;

    @BeforeEach
    void start() throws Exception {
        server = S3ProxyServer.start();
        server.createBucket("streams");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(server.environment());
        environment.put("HYDRANT_SHARDS", "s3://streams/prod");
        return environment;
    }
}
