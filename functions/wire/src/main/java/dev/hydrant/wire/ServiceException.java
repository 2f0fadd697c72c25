package dev.hydrant.wire;

import java.util.Objects;

/// A request's failure as the client is to see it. An engine throws it, and the wire writes it as an answer.
public final class ServiceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public ServiceException(ErrorCode code, String message) {
        super(Objects.requireNonNull(message));
        this.code = code;
    }

    public ServiceException(ErrorCode code, String message, Throwable cause) {
        super(Objects.requireNonNull(message), cause);
        this.code = code;
    }

    /// What a client is told of a failure that nobody foresaw: where to look for it.
    static ServiceException unforeseen(String requestId, Throwable cause) {
        return new ServiceException(
                ErrorCode.INTERNAL_FAILURE, "Internal Service Failure. Request: " + requestId, cause);
    }

    public ErrorCode code() {
        return code;
    }
}
