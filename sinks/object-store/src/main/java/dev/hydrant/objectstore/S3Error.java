package dev.hydrant.objectstore;

import io.minio.Xml;
import io.minio.errors.XmlParserException;
import io.minio.messages.ErrorResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// An answer that isn't a success.
///
/// @param code S3's own word for it, such as `NoSuchBucket`; empty where the answer has none, as to a HEAD
/// request
record S3Error(int status, String code, String message) {

    static final int MAX_BODY_BYTES = 64 * 1024;

    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int INSUFFICIENT_STORAGE = 507;

    private static final Set<String> THROTTLED = Set.of(
            "SlowDown",
            "ServiceUnavailable",
            "Throttling",
            "ThrottlingException",
            "RequestLimitExceeded",
            "TooManyRequests");

    /// Refused without having been begun, and worth repeating: `ConditionalRequestConflict` says that another
    /// change of the key is under way, `RequestTimeout` that the body came too slowly.
    private static final Set<String> PASSING =
            Set.of("ConditionalRequestConflict", "OperationAborted", "RequestTimeout");

    private static final Set<String> INVALID_KEY = Set.of(
            "KeyTooLongError",
            "InvalidURI",
            "XMinioInvalidObjectName",
            "XMinioInvalidResourceName",
            "XMinioObjectExistsAsDirectory",
            "XMinioParentIsObject");

    private static final Set<String> FULL =
            Set.of("XMinioStorageFull", "XMinioAdminBucketQuotaExceeded", "QuotaExceeded");

    private static final Set<String> CLOCK = Set.of("RequestTimeTooSkewed", "RequestExpired");

    static S3Error of(int status, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.contains("<Error")) {
            try {
                ErrorResponse parsed = Xml.unmarshal(ErrorResponse.class, text);
                return new S3Error(status, parsed.code(), parsed.message() == null ? "" : parsed.message());
            } catch (XmlParserException e) {
                return new S3Error(status, "", text); // half an answer: all we know is the status and these words
            }
        }
        return new S3Error(status, "", text);
    }

    boolean isNoSuchKey() {
        return status == NOT_FOUND && !code.equals("NoSuchBucket");
    }

    boolean isTaken() {
        return status == PRECONDITION_FAILED;
    }

    boolean isBeyondTheEnd() {
        return status == RANGE_NOT_SATISFIABLE;
    }

    /// Whether S3 says that nothing was done and that it may be asked again.
    boolean isPassing() {
        return status == TOO_MANY_REQUESTS || THROTTLED.contains(code) || PASSING.contains(code);
    }

    /// Whether the request may have been carried out all the same: a server's failure that S3 itself doesn't
    /// vouch for, such as a gateway's time-out.
    boolean leavesDoubt() {
        return status >= FIRST_SERVER_ERROR && !isPassing() && !FULL.contains(code) && status != INSUFFICIENT_STORAGE;
    }

    StoreException toException(String what) {
        String words = code.isEmpty() ? message : code + ", " + message;
        return new StoreException(reason(), what + ": HTTP " + status + " " + words.strip());
    }

    private StoreException.Reason reason() {
        if (code.equals("NoSuchBucket")) {
            return StoreException.Reason.NO_SUCH_BUCKET;
        }
        if (INVALID_KEY.contains(code)) {
            return StoreException.Reason.INVALID_KEY;
        }
        if (FULL.contains(code) || status == INSUFFICIENT_STORAGE) {
            return StoreException.Reason.FULL;
        }
        if ((status == 401 || status == 403) && !CLOCK.contains(code)) {
            return StoreException.Reason.ACCESS_DENIED;
        }
        return isPassing() || status >= FIRST_SERVER_ERROR
                ? StoreException.Reason.UNAVAILABLE
                : StoreException.Reason.OTHER;
    }
}
