package dev.hydrant.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `serve` was told.
///
/// @param port 0 for any that is free
/// @param data the directory of the streams
/// @param to the place of the deliveries
/// @param state the place of the ledger; null for the default
/// @param environment the process's variables
record ServeOptions(
        String host,
        int port,
        Path data,
        String to,
        @Nullable String state,
        List<Path> deliveries,
        List<Path> transforms,
        SecurityOptions security,
        Map<String, String> environment) {

    ServeOptions {
        deliveries = List.copyOf(deliveries);
        transforms = List.copyOf(transforms);
        environment = Map.copyOf(environment);
    }
}
