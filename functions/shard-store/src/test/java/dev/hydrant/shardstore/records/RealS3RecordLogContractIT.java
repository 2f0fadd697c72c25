package dev.hydrant.shardstore.records;

import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.Place;
import dev.hydrant.objectstore.RealS3Server;
import org.junit.jupiter.api.BeforeEach;

/// The contract against a real server.
class RealS3RecordLogContractIT extends ObjectStoreRecordLogContract {

    private String bucket = "";

    @BeforeEach
    void createBucket() throws Exception {
        bucket = RealS3Server.newBucket();
    }

    @Override
    ObjectStore store() {
        return Place.of("s3://" + bucket + "/p", RealS3Server.environment())
                .own()
                .orElseThrow();
    }
}
