package dev.hydrant.server;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where `serve` keeps what.
///
/// @param data the directory of the streams
/// @param to the place of the deliveries
/// @param state the place of the ledger; null for the default
record ServePlaces(Path data, String to, @Nullable String state) {}
