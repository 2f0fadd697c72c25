package dev.hydrant.command;

import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.Place;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where deliveries' objects go, and where their ledger is kept.
public record Places(Place to, Place state) implements AutoCloseable {

    /// @param state absent to keep the ledger under `to`
    /// @param data where the ledger is kept when `state` is absent and `to` names no bucket; absent to refuse that
    public static Places of(String to, Optional<String> state, Optional<Path> data, Map<String, String> environment) {
        Place destination = place("--to", to, environment);
        if (state.isPresent()) {
            return new Places(destination, withBucket("--state", place("--state", state.get(), environment)));
        }
        if (destination.own().isEmpty() && data.isPresent()) {
            return new Places(destination, Place.ofDirectory(data.get()));
        }
        return new Places(destination, withBucket("--to", destination));
    }

    /// Hydrant's own files.
    public ObjectStore own() {
        return state.own().orElseThrow();
    }

    private static Place withBucket(String option, Place place) {
        if (place.own().isEmpty()) {
            throw new RefusedException(
                    option + " " + place + " names no bucket to keep the ledger in: give --state PLACE");
        }
        return place;
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
