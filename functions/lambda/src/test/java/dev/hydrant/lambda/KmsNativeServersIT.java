package dev.hydrant.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/// The native binary with its master keys in the KMS of LocalStack, at `HYDRANT_TEST_LOCALSTACK_ENDPOINT`.
class KmsNativeServersIT {

    private static final String ENDPOINT = Objects.requireNonNull(
            System.getenv("HYDRANT_TEST_LOCALSTACK_ENDPOINT"), "HYDRANT_TEST_LOCALSTACK_ENDPOINT must be set");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path directory;

    @Test
    void theBinaryKeepsNoKeyOfItsOwn() throws Exception {
        String key = newKey();
        try (Lake lake = Lake.start()) {
            Map<String, String> environment = new TreeMap<>(lake.environment());
            environment.put("HYDRANT_SHARDS", "s3://lake");
            environment.put("HYDRANT_CREDENTIALS", SignedEvent.CREDENTIALS);
            environment.put("HYDRANT_KEYS", "kms");
            environment.put("AWS_ENDPOINT_URL_KMS", ENDPOINT);
            try (NativeFunction function = NativeFunction.start(directory, "shard-store", environment)) {
                call(function, "CreateStream", "{\"StreamName\":\"s\",\"ShardCount\":1}");
                Thread.sleep(500);
                assertThat(attempt(function, "StartStreamEncryption", start("alias/nobodys")))
                        .contains("KMSNotFoundException");
                call(function, "StartStreamEncryption", start(key));
                Thread.sleep(500);
                call(
                        function,
                        "PutRecord",
                        "{\"StreamName\":\"s\",\"PartitionKey\":\"k\",\"Data\":\"c2VjcmV0LXNlY3JldA==\"}");
                String iterator = JSON.readTree(call(
                                function,
                                "GetShardIterator",
                                "{\"StreamName\":\"s\",\"ShardId\":\"0\",\"ShardIteratorType\":\"TRIM_HORIZON\"}"))
                        .get("ShardIterator")
                        .asText();
                assertThat(call(function, "GetRecords", "{\"ShardIterator\":\"" + iterator + "\"}"))
                        .contains("c2VjcmV0LXNlY3JldA==");
            }
            assertThat(lake.ownObjects().values())
                    .isNotEmpty()
                    .allSatisfy(object -> assertThat(new String(object, StandardCharsets.ISO_8859_1))
                            .doesNotContain("secret-secret"));
        }
    }

    private static String start(String key) {
        return "{\"StreamName\":\"s\",\"EncryptionType\":\"KMS\",\"KeyId\":\"" + key + "\"}";
    }

    private static String newKey() {
        try (KmsClient kms = KmsClient.builder()
                .endpointOverride(URI.create(ENDPOINT))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            return kms.createKey().keyMetadata().keyId();
        }
    }

    private static String call(NativeFunction function, String operation, String body) throws Exception {
        RuntimeApi.Answer answer = function.invoke(
                SignedEvent.json(operation, body, SignedEvent.Body.TEXT).toString());
        assertThat(JSON.readTree(answer.body()).get("statusCode").asInt())
                .as(answer.body())
                .isEqualTo(200);
        return JSON.readTree(answer.body()).get("body").asText();
    }

    private static String attempt(NativeFunction function, String operation, String body) throws Exception {
        return function.invoke(
                        SignedEvent.json(operation, body, SignedEvent.Body.TEXT).toString())
                .body();
    }
}
