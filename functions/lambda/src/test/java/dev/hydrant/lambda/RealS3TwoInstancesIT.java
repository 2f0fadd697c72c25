package dev.hydrant.lambda;

import dev.hydrant.objectstore.RealS3Server;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/// Over a real server.
class RealS3TwoInstancesIT extends TwoInstances {

    private String bucket = "";

    @BeforeEach
    void createBucket() throws Exception {
        bucket = RealS3Server.newBucket();
    }

    @Override
    Map<String, String> environment() {
        return RealS3Server.environmentWith("HYDRANT_SHARDS", "s3://" + bucket);
    }
}
