package dev.hydrant.objectstore;

/// The worker that made this call is dead. An error, so that no handler for failures takes it for one.
public final class SimulatedCrash extends Error {

    private static final long serialVersionUID = 1L;

    public SimulatedCrash(String message) {
        super(message);
    }
}
