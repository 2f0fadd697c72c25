package dev.hydrant.server;

import dev.hydrant.shardstore.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What `serve` was told.
///
/// @param port 0 for any that is free
/// @param limits what of AWS's rates is enforced
/// @param environment the process's variables
record ServeOptions(
        String host,
        int port,
        ServePlaces places,
        List<Path> deliveries,
        List<Path> transforms,
        Limits limits,
        SecurityOptions security,
        Map<String, String> environment) {

    ServeOptions {
        deliveries = List.copyOf(deliveries);
        transforms = List.copyOf(transforms);
        environment = Map.copyOf(environment);
    }
}
