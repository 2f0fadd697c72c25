package dev.hydrant.shardstore.metadata;

import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.Place;
import dev.hydrant.objectstore.RealS3Server;
import org.junit.jupiter.api.BeforeEach;

/// The contract against a real server.
class RealS3MetadataLogContractIT extends ObjectStoreMetadataLogContract {

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
