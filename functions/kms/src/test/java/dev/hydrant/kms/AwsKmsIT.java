package dev.hydrant.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hydrant.shardstore.encryption.RunSeals;
import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/// Against the KMS of LocalStack, which is at `HYDRANT_TEST_LOCALSTACK_ENDPOINT`.
class AwsKmsIT {

    private static final byte[] DATA_KEY = new byte[32];
    private static final byte[] RECORDS = "twenty records, plainly".getBytes(StandardCharsets.UTF_8);

    private final KmsClient service = client(Objects.requireNonNull(
            System.getenv("HYDRANT_TEST_LOCALSTACK_ENDPOINT"), "HYDRANT_TEST_LOCALSTACK_ENDPOINT must be set"));
    private final AwsKms keys = new AwsKms(service);

    private static KmsClient client(String endpoint) {
        return KmsClient.builder()
                .endpointOverride(URI.create(endpoint))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @AfterEach
    void close() {
        keys.close();
    }

    @Test
    void aDataKeyComesBackByTheKeysIdItsArnAndItsAlias() {
        String id = newKey();
        String arn =
                service.describeKey(request -> request.keyId(id)).keyMetadata().arn();
        String alias = "alias/of-" + id;
        service.createAlias(request -> request.aliasName(alias).targetKeyId(id));
        for (String name : new String[] {id, arn, alias}) {
            byte[] wrapped = keys.wrap(name, DATA_KEY);
            assertThat(wrapped).isNotEqualTo(DATA_KEY).hasSizeLessThan(16 * 1024);
            assertThat(keys.unwrap(name, wrapped)).isEqualTo(DATA_KEY);
        }
    }

    @Test
    void recordsSealedByOneProcessAreOpenedByAnotherThatMayUseTheKey() throws Exception {
        String id = newKey();
        byte[] sealed = new RunSeals(keys, new SecureRandom()).seal(id, 7, RECORDS);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("plainly");
        assertThat(new RunSeals(keys, new SecureRandom()).open(7, ByteBuffer.wrap(sealed)))
                .isEqualTo(RECORDS);
    }

    @Test
    void aKeyThatIsNotThereIsKinesisKmsNotFoundException() {
        assertRefused("11111111-2222-3333-4444-555555555555", ErrorCode.KMS_NOT_FOUND);
        assertRefused("alias/nobodys", ErrorCode.KMS_NOT_FOUND);
    }

    @Test
    void aDisabledKeyWrapsNothingAndOpensNothing() {
        String id = newKey();
        byte[] wrapped = keys.wrap(id, DATA_KEY);
        service.disableKey(request -> request.keyId(id));
        assertRefused(id, ErrorCode.KMS_DISABLED);
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> keys.unwrap(id, wrapped))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.KMS_DISABLED));
    }

    @Test
    void aKeyThatIsToBeDeletedIsInNoStateToBeUsed() {
        String id = newKey();
        service.scheduleKeyDeletion(request -> request.keyId(id).pendingWindowInDays(7));
        assertRefused(id, ErrorCode.KMS_INVALID_STATE);
    }

    @Test
    void whatAnotherKeyWrappedIsRefused() {
        byte[] wrapped = keys.wrap(newKey(), DATA_KEY);
        String other = newKey();
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> keys.unwrap(other, wrapped))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.KMS_INVALID_STATE));
    }

    @Test
    void whereNobodyAnswersTheCallFailsAndNamesTheKey() {
        try (AwsKms nobody = new AwsKms(client("http://127.0.0.1:9"))) {
            assertThatExceptionOfType(ServiceException.class)
                    .isThrownBy(() -> nobody.wrap("alias/a", DATA_KEY))
                    .withMessageContaining("alias/a")
                    .satisfies(failed -> assertThat(failed.code()).isEqualTo(ErrorCode.INTERNAL_FAILURE));
        }
    }

    private String newKey() {
        return service.createKey().keyMetadata().keyId();
    }

    private void assertRefused(String keyId, ErrorCode code) {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> keys.wrap(keyId, DATA_KEY))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
