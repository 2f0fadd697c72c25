package dev.hydrant.server;

import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.Place;
import java.util.Map;

/// Where deliveries' objects go, and where their ledger is kept.
record Places(Place to, Place state) implements AutoCloseable {

    static Places of(ServeOptions options) {
        Place to = place("--to", options.to(), options.environment());
        if (options.state() != null) {
            Place state = place("--state", options.state(), options.environment());
            if (state.own().isEmpty()) {
                throw new RefusedException("--state " + state + " names no bucket to keep the ledger in");
            }
            return new Places(to, state);
        }
        return new Places(to, to.own().isPresent() ? to : Place.ofDirectory(options.data()));
    }

    /// Hydrant's own files.
    ObjectStore own() {
        return state.own().orElseThrow();
    }

    private static Place place(String option, String text, Map<String, String> environment) {
        try {
            return Place.of(text, environment);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(option + " " + text + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        to.close();
        if (state != to) {
            state.close();
        }
    }
}
