package dev.hydrant.wire;

/// The errors of both services and of AWS's protocol: wire name, HTTP status, whether to try again.
public enum ErrorCode {
    ACCESS_DENIED("AccessDeniedException", 400, Retry.NEVER),
    CONCURRENT_MODIFICATION("ConcurrentModificationException", 400, Retry.LATER),
    EXPIRED_ITERATOR("ExpiredIteratorException", 400, Retry.NEVER),
    EXPIRED_NEXT_TOKEN("ExpiredNextTokenException", 400, Retry.NEVER),
    INCOMPLETE_SIGNATURE("IncompleteSignatureException", 400, Retry.NEVER),
    INTERNAL_FAILURE("InternalFailureException", 500, Retry.LATER),
    INVALID_ARGUMENT("InvalidArgumentException", 400, Retry.NEVER),
    INVALID_KMS_RESOURCE("InvalidKMSResourceException", 400, Retry.NEVER),
    INVALID_SIGNATURE("InvalidSignatureException", 400, Retry.NEVER),
    INVALID_SOURCE("InvalidSourceException", 400, Retry.NEVER),
    KMS_ACCESS_DENIED("KMSAccessDeniedException", 400, Retry.NEVER),
    KMS_DISABLED("KMSDisabledException", 400, Retry.NEVER),
    KMS_INVALID_STATE("KMSInvalidStateException", 400, Retry.NEVER),
    KMS_NOT_FOUND("KMSNotFoundException", 400, Retry.NEVER),
    KMS_OPT_IN_REQUIRED("KMSOptInRequired", 400, Retry.NEVER),
    KMS_THROTTLING("KMSThrottlingException", 400, Retry.LATER),
    LIMIT_EXCEEDED("LimitExceededException", 400, Retry.LATER),
    MISSING_AUTHENTICATION_TOKEN("MissingAuthenticationTokenException", 400, Retry.NEVER),
    PROVISIONED_THROUGHPUT_EXCEEDED("ProvisionedThroughputExceededException", 400, Retry.LATER),
    RESOURCE_IN_USE("ResourceInUseException", 400, Retry.NEVER),
    RESOURCE_NOT_FOUND("ResourceNotFoundException", 400, Retry.NEVER),
    SERIALIZATION("SerializationException", 400, Retry.NEVER),
    SERVICE_UNAVAILABLE("ServiceUnavailableException", 503, Retry.LATER),
    UNKNOWN_OPERATION("UnknownOperationException", 400, Retry.NEVER),
    UNRECOGNIZED_CLIENT("UnrecognizedClientException", 400, Retry.NEVER),
    VALIDATION("ValidationException", 400, Retry.NEVER);

    /// Whether the same request may succeed later.
    public enum Retry {
        NEVER,
        LATER
    }

    private final String wireName;
    private final int status;
    private final Retry retry;

    ErrorCode(String wireName, int status, Retry retry) {
        this.wireName = wireName;
        this.status = status;
        this.retry = retry;
    }

    public String wireName() {
        return wireName;
    }

    public int status() {
        return status;
    }

    public Retry retry() {
        return retry;
    }

    /// The member of the error's body that holds the message: AWS spells one of them with a capital.
    String messageMember() {
        return this == SERIALIZATION ? "Message" : "message";
    }
}
