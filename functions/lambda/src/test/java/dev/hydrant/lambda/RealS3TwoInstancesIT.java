package dev.hydrant.lambda;

import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/// Over a real server: MinIO, or whatever the variables name.
class RealS3TwoInstancesIT extends TwoInstances {

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
    Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_S3",
                ENDPOINT,
                "AWS_ACCESS_KEY_ID",
                ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY",
                SECRET_KEY,
                "HYDRANT_SHARDS",
                "s3://" + bucket);
    }

    private static String variable(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException(name + " must be set: this test needs a real S3 server");
        }
        return value;
    }
}
