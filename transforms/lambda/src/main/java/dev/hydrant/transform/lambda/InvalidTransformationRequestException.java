package dev.hydrant.transform.lambda;

/// A request that isn't one of Firehose's to a transformation Lambda.
public final class InvalidTransformationRequestException extends RuntimeException {

    private static final long serialVersionUID = 1;

    InvalidTransformationRequestException(String message) {
        super(message);
    }
}
