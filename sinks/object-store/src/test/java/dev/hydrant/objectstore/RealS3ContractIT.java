package dev.hydrant.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import io.minio.MinioClient;
import io.minio.StatObjectArgs;
import io.minio.StatObjectResponse;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The contract against a real server: MinIO, or whatever the variables name.
final class RealS3ContractIT extends ObjectStoreContract {

    /// Above it the MinIO SDK's own client would go multipart.
    private static final int MULTIPART_BYTES = 5 * 1024 * 1024 + 1;

    private final MinioClient foreign = RealS3Server.foreignClient();
    private String bucket = "";

    @BeforeEach
    void createBucket() throws Exception {
        bucket = RealS3Server.newBucket();
    }

    @Override
    protected ObjectStore newStore() {
        return S3ObjectStore.of(bucket, RealS3Server.environment());
    }

    @Override
    protected boolean hasLock() {
        return false;
    }

    @Test
    void attributesAreKeptAndALargeObjectIsOnePart() throws Exception {
        Content content = Content.of(new byte[MULTIPART_BYTES]);
        assertThat(open().putIfAbsent(
                                "k",
                                content,
                                new Attributes(
                                        "text/plain", Attributes.encoded("gzip").contentEncoding())))
                .isEqualTo(PutOutcome.CREATED);
        StatObjectResponse stat = foreign.statObject(
                StatObjectArgs.builder().bucket(bucket).object("k").build());
        assertThat(stat.contentType()).isEqualTo("text/plain");
        assertThat(stat.headers().get("Content-Encoding")).isEqualTo("gzip");
        assertThat(stat.etag()).as("a multipart upload's tag has a hyphen").doesNotContain("-");
        assertThat(stat.size()).isEqualTo(MULTIPART_BYTES);
    }

    @Test
    void aPlaceInABucketKeepsToItsPrefix() {
        try (Place place = Place.of("s3://" + bucket + "/p", RealS3Server.environment())) {
            put(place.bucket("lake"), "k", "x");
            put(place.own().orElseThrow(), "k", "y");
        }
        assertThat(keys(open(), "", "")).containsExactly("p/.hydrant/k", "p/lake/k");
    }

    @Test
    void aBucketThatIsNotThereAndAWrongKeyAreToldApart() {
        try (ObjectStore none = S3ObjectStore.of("hydrant-none", RealS3Server.environment())) {
            assertReason(() -> put(none, "k", "x"), StoreException.Reason.NO_SUCH_BUCKET);
            assertReason(() -> none.head("k"), StoreException.Reason.NO_SUCH_BUCKET);
            assertReason(() -> none.list("", "").next(), StoreException.Reason.NO_SUCH_BUCKET);
        }
        Map<String, String> wrong = RealS3Server.environmentWith(S3Credentials.SECRET_KEY, "wrong");
        try (ObjectStore denied = S3ObjectStore.of(bucket, wrong)) {
            assertReason(() -> create(denied, "k", "x"), StoreException.Reason.ACCESS_DENIED);
            assertReason(() -> denied.head("k"), StoreException.Reason.ACCESS_DENIED);
        }
    }

    private static void assertReason(ThrowingCallable call, StoreException.Reason reason) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason));
    }
}
