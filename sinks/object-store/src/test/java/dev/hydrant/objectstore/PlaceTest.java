package dev.hydrant.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlaceTest {

    private static final Map<String, String> KEYS =
            Map.of("AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY", "secret");

    @TempDir
    Path directory;

    @Test
    void aDirectoryHoldsEachBucketInADirectoryOfItsName() {
        try (Place place = Place.of(directory.toString(), Map.of())) {
            ObjectStoreContract.put(place.bucket("lake"), "a/k", "x");
            ObjectStoreContract.put(place.own().orElseThrow(), "state/1", "y");
            assertThat(ObjectStoreContract.keys(place.bucket("lake"), "", "")).containsExactly("a/k");
            assertThat(ObjectStoreContract.keys(place.own().orElseThrow(), "", ""))
                    .containsExactly("state/1");
        }
        assertThat(directory.resolve("lake/a/k")).hasContent("x");
        assertThat(directory.resolve(".hydrant/state/1")).hasContent("y");
    }

    @Test
    void ourOwnFilesAreInOneDirectoryOnly() throws IOException {
        try (Place place = Place.ofDirectory(directory)) {
            ObjectStoreContract.create(place.bucket("lake"), "k", "x");
            try (Stream<Path> files = Files.list(directory.resolve("lake"))) {
                assertThat(files).containsExactly(directory.resolve("lake/k"));
            }
        }
    }

    @Test
    void theStoresOfADirectoryHaveLocksOfTheirOwn() {
        try (Place place = Place.ofDirectory(directory)) {
            StoreLock one = place.bucket("one").lock("l", Duration.ZERO).orElseThrow();
            StoreLock two = place.bucket("two").lock("l", Duration.ZERO).orElseThrow();
            StoreLock own = place.own().orElseThrow().lock("l", Duration.ZERO).orElseThrow();
            try (Place other = Place.ofDirectory(directory)) {
                assertThatThrownBy(() -> other.bucket("one").lock("l", Duration.ZERO))
                        .isInstanceOf(StoreException.class);
            }
            one.close();
            two.close();
            own.close();
        }
    }

    @Test
    void ourOwnTemporaryFilesAreNoObjectsOfOurs() {
        try (Place place = Place.ofDirectory(directory)) {
            ObjectStore own = place.own().orElseThrow();
            ObjectStoreContract.put(own, "k", "x");
            assertThat(ObjectStoreContract.keys(own, "", "")).containsExactly("k");
            LocalDirectoryStoreTest.assertInvalid(() -> ObjectStoreContract.put(own, "work/tmp/x", "x"));
        }
    }

    @Test
    void aBucketIsTheSameStoreEachTime() {
        try (Place place = Place.ofDirectory(directory)) {
            assertThat(place.bucket("b")).isSameAs(place.bucket("b"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "s3://, https://s3.us-east-1.amazonaws.com/with.dot/, ''",
        "s3://b, https://b.s3.us-east-1.amazonaws.com/with.dot/, https://b.s3.us-east-1.amazonaws.com/.hydrant/",
        "s3://b/, https://b.s3.us-east-1.amazonaws.com/with.dot/, https://b.s3.us-east-1.amazonaws.com/.hydrant/",
        "s3://b/p, https://b.s3.us-east-1.amazonaws.com/p/with.dot/, https://b.s3.us-east-1.amazonaws.com/p/.hydrant/",
        "s3://b/p/q/, https://b.s3.us-east-1.amazonaws.com/p/q/with.dot/,"
                + " https://b.s3.us-east-1.amazonaws.com/p/q/.hydrant/"
    })
    void aPlaceInS3IsAllOfItOrABucketOrAPrefix(String text, String bucket, String own) {
        try (Place place = Place.of(text, KEYS)) {
            assertThat(place.bucket("with.dot")).hasToString(bucket);
            assertThat(place.own().map(Object::toString).orElse("")).isEqualTo(own);
        }
    }

    @Test
    void anEndpointIsAddressedByPath() {
        Map<String, String> environment = Map.of(
                "AWS_ACCESS_KEY_ID", "id",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_ENDPOINT_URL_S3", "http://localhost:9000/base");
        try (Place place = Place.of("s3://b/p", environment)) {
            assertThat(place.bucket("lake")).hasToString("http://localhost:9000/base/b/p/lake/");
        }
    }

    @Test
    void theRegionComesFromTheEnvironment() {
        Map<String, String> environment = Map.of(
                "AWS_ACCESS_KEY_ID", "id",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_REGION", "cn-north-1",
                "AWS_DEFAULT_REGION", "eu-west-1");
        try (Place place = Place.of("s3://", environment)) {
            assertThat(place.bucket("lake")).hasToString("https://lake.s3.cn-north-1.amazonaws.com.cn/");
        }
    }

    @Test
    void theEnvironmentAloneNeverSwitchesADirectoryToS3() {
        Map<String, String> environment = Map.of("AWS_ENDPOINT_URL_S3", "http://localhost:9000");
        try (Place place = Place.of(directory.resolve("s3").toString(), environment)) {
            assertThat(place.bucket("b")).isInstanceOf(LocalDirectoryStore.class);
        }
    }

    @Test
    void aDirectoryHoldsNoKeyThatIsNoPathAndABucketDoes() {
        Place here = Place.ofDirectory(directory);
        for (String key : List.of("/a", "a//b", ".hydrant/a", "a".repeat(256), "a/../b")) {
            assertThatThrownBy(() -> here.requireHolds("lake", key)).isInstanceOf(StoreException.class);
        }
        here.requireHolds("lake", "a/b");
        Place bucket = Place.of("s3://b/p", Map.of());
        bucket.requireHolds("lake", "/a//b");
        assertThatThrownBy(() -> bucket.requireHolds("lake", "a".repeat(1018))).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> bucket.requireHolds("..", "a")).isInstanceOf(IllegalArgumentException.class);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aPlaceHasOneSpelling() {
        try (Place place = Place.of("s3://b/p/", KEYS);
                Place local = Place.of(directory + "/x/../y/", Map.of())) {
            assertThat(place).hasToString("s3://b/p");
            assertThat(local).hasToString(directory.resolve("y").toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://host/x", "gs://b", "S3://b", "s3:///p", "s3://.b", "s3://b//p", "s3://b/../c"})
    void whatIsNoPlaceIsRefused(String text) {
        assertThatThrownBy(() -> Place.of(text, KEYS)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFileIsNoPlace() throws IOException {
        Path file = Files.writeString(directory.resolve("f"), "x");
        assertThatThrownBy(() -> Place.of(file.toString(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", ".hydrant", "a/b", "/a", "-a", "a b", "a\0", "\u00e4"})
    void whatIsNoBucketsNameIsRefused(String name) {
        try (Place place = Place.ofDirectory(directory)) {
            assertThatThrownBy(() -> place.bucket(name)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void malformedVariablesAreRefused() {
        assertThatThrownBy(() -> Place.of("s3://b", Map.of("AWS_ACCESS_KEY_ID", "id")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AWS_SECRET_ACCESS_KEY");
        Map<String, String> endpoint = Map.of("AWS_ENDPOINT_URL_S3", "localhost:9000");
        assertThatThrownBy(() -> Place.of("s3://b", endpoint))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("localhost:9000");
    }
}
