package dev.hydrant.delivery;

import dev.hydrant.sink.Scratch;
import java.time.InstantSource;

/// What a delivery finds around it.
///
/// @param engine hash of the running program, transforms included: another one makes other bytes of the same records
public record Surroundings(
        TableCatalog catalog,
        Transforms transforms,
        Scratch scratch,
        String engine,
        DeliveryLimits limits,
        InstantSource clock) {}
