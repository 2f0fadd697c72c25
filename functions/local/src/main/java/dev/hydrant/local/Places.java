package dev.hydrant.local;

import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.Place;
import java.util.Map;
import java.util.Optional;

/// Where a delivery's objects go, and where its ledger is kept.
record Places(Place to, Place state) implements AutoCloseable {

    /// @param state absent to keep the ledger under `to`
    static Places of(String to, Optional<String> state, Map<String, String> environment) {
        Place destination = place("--to", to, environment);
        Place ledger = state.map(text -> place("--state", text, environment)).orElse(destination);
        if (ledger.own().isEmpty()) {
            throw new RefusedException((state.isPresent() ? "--state " : "--to ") + ledger
                    + " names no bucket to keep the ledger in: give --state PLACE");
        }
        return new Places(destination, ledger);
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
        state.close();
    }
}
