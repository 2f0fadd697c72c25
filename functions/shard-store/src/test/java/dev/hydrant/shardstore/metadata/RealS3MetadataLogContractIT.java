package dev.hydrant.shardstore.metadata;

import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.Place;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/// The contract against a real server: MinIO, or whatever the variables name.
class RealS3MetadataLogContractIT extends ObjectStoreMetadataLogContract {

    private static final String ENDPOINT = variable("HYDRANT_TEST_S3_ENDPOINT");
    private static final String ACCESS_KEY = variable("HYDRANT_TEST_S3_ACCESS_KEY");
    private static final String SECRET_KEY = variable("HYDRANT_TEST_S3_SECRET_KEY");

    private final String bucket = "hydrant-" + UUID.randomUUID();

    @BeforeEach
    void createBucket() throws Exception {
        MinioClient.builder()
                .endpoint(ENDPOINT)
                .credentials(ACCESS_KEY, SECRET_KEY)
                .build()
                .makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
    }

    @Override
    ObjectStore store() {
        return Place.of(
                        "s3://" + bucket + "/p",
                        Map.of(
                                "AWS_ENDPOINT_URL_S3",
                                ENDPOINT,
                                "AWS_ACCESS_KEY_ID",
                                ACCESS_KEY,
                                "AWS_SECRET_ACCESS_KEY",
                                SECRET_KEY))
                .own()
                .orElseThrow();
    }

    private static String variable(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException(name + " must be set: this test needs a real S3 server");
        }
        return value;
    }
}
