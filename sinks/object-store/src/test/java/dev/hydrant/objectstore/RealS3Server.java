package dev.hydrant.objectstore;

import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// A real S3 server: MinIO, or whatever the variables name.
public final class RealS3Server {

    private static final String ENDPOINT = variable("HYDRANT_TEST_S3_ENDPOINT");
    private static final String ACCESS_KEY = variable("HYDRANT_TEST_S3_ACCESS_KEY");
    private static final String SECRET_KEY = variable("HYDRANT_TEST_S3_SECRET_KEY");

    private RealS3Server() {}

    /// The variables by which a client finds it.
    public static Map<String, String> environment() {
        return Map.of(
                S3Settings.ENDPOINT, ENDPOINT,
                S3Credentials.ACCESS_KEY, ACCESS_KEY,
                S3Credentials.SECRET_KEY, SECRET_KEY);
    }

    /// The same, and more.
    public static Map<String, String> environmentWith(String name, String value) {
        Map<String, String> environment = new HashMap<>(environment());
        environment.put(name, value);
        return environment;
    }

    /// Makes a bucket that nobody else uses.
    public static String newBucket() throws Exception {
        String bucket = "hydrant-" + UUID.randomUUID();
        foreignClient().makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
        return bucket;
    }

    /// A client that isn't ours.
    static MinioClient foreignClient() {
        return MinioClient.builder()
                .endpoint(ENDPOINT)
                .credentials(ACCESS_KEY, SECRET_KEY)
                .build();
    }

    private static String variable(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException(name + " must be set: this test needs a real S3 server");
        }
        return value;
    }
}
