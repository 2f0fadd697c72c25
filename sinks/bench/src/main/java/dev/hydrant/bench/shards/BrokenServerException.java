package dev.hydrant.bench.shards;

/// A server lost, doubled or reordered what it had acknowledged, so that its figures mean nothing.
public final class BrokenServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenServerException(String message) {
        super(message);
    }
}
