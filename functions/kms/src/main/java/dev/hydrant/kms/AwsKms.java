package dev.hydrant.kms;

import dev.hydrant.shardstore.encryption.MasterKeys;
import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/// Master keys in AWS KMS, which wraps and unwraps data keys and gives none of its own away.
///
/// Credentials and the endpoint are found as the SDK finds them: `AWS_ACCESS_KEY_ID` and the others, a profile, a role;
/// `AWS_ENDPOINT_URL_KMS`. The keys' policies must allow `kms:Encrypt` and `kms:Decrypt`.
public final class AwsKms implements MasterKeys, AutoCloseable {

    /// One attempt: what waits for a data key is a put or a read.
    private static final Duration ATTEMPT = Duration.ofSeconds(5);

    /// All attempts of a call.
    private static final Duration CALL = Duration.ofSeconds(15);

    /// What KMS answers, and what Kinesis makes of it; of anything else an internal failure.
    private static final Map<String, ErrorCode> CODES = Map.ofEntries(
            Map.entry("NotFoundException", ErrorCode.KMS_NOT_FOUND),
            Map.entry("DisabledException", ErrorCode.KMS_DISABLED),
            Map.entry("KMSInvalidStateException", ErrorCode.KMS_INVALID_STATE),
            Map.entry("KeyUnavailableException", ErrorCode.KMS_INVALID_STATE),
            Map.entry("InvalidKeyUsageException", ErrorCode.KMS_INVALID_STATE),
            Map.entry("InvalidCiphertextException", ErrorCode.KMS_INVALID_STATE),
            Map.entry("IncorrectKeyException", ErrorCode.KMS_INVALID_STATE),
            Map.entry("AccessDeniedException", ErrorCode.KMS_ACCESS_DENIED),
            Map.entry("OptInRequired", ErrorCode.KMS_OPT_IN_REQUIRED),
            Map.entry("ThrottlingException", ErrorCode.KMS_THROTTLING),
            Map.entry("LimitExceededException", ErrorCode.KMS_THROTTLING));

    private final KmsClient kms;

    AwsKms(KmsClient kms) {
        this.kms = kms;
    }

    /// The keys of a region. Calls nobody yet.
    public static AwsKms in(String region) {
        return new AwsKms(KmsClient.builder()
                .region(Region.of(region))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(
                        limits -> limits.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL))
                .build());
    }

    @Override
    public byte[] wrap(String keyId, byte[] dataKey) {
        return call(
                keyId,
                () -> kms.encrypt(request -> request.keyId(keyId).plaintext(SdkBytes.fromByteArray(dataKey)))
                        .ciphertextBlob());
    }

    @Override
    public byte[] unwrap(String keyId, byte[] wrapped) {
        return call(
                keyId,
                () -> kms.decrypt(request -> request.keyId(keyId).ciphertextBlob(SdkBytes.fromByteArray(wrapped)))
                        .plaintext());
    }

    @Override
    public void close() {
        kms.close();
    }

    private static byte[] call(String keyId, Supplier<SdkBytes> call) {
        try {
            return call.get().asByteArray();
        } catch (AwsServiceException e) {
            throw new ServiceException(code(e), message(e), e);
        } catch (SdkException e) {
            throw new ServiceException(
                    ErrorCode.INTERNAL_FAILURE, "KMS did not answer for key '" + keyId + "': " + e.getMessage(), e);
        }
    }

    private static ErrorCode code(AwsServiceException failure) {
        String name = failure.awsErrorDetails() == null
                ? ""
                : failure.awsErrorDetails().errorCode();
        return CODES.getOrDefault(name == null ? "" : name, ErrorCode.INTERNAL_FAILURE);
    }

    /// KMS's own words, without what the SDK adds.
    private static String message(AwsServiceException failure) {
        String message = failure.awsErrorDetails() == null
                ? null
                : failure.awsErrorDetails().errorMessage();
        return message == null ? String.valueOf(failure.getMessage()) : message;
    }
}
