package dev.hydrant.server;

import java.nio.file.Path;
import java.util.Optional;

/// How `serve` was told to protect itself.
///
/// @param credentials the keys that requests must be signed with; empty to take any signature unverified
/// @param tls the port's certificate
/// @param audit the file that records every call
/// @param keys the master keys of encrypted streams; empty to make some
record SecurityOptions(Optional<Path> credentials, Tls tls, Optional<Path> audit, Optional<Path> keys) {

    /// Nothing verified, nothing encrypted, nothing recorded.
    static final SecurityOptions NONE =
            new SecurityOptions(Optional.empty(), new Tls.Off(), Optional.empty(), Optional.empty());

    /// Where the port's certificate comes from.
    sealed interface Tls {

        /// From nowhere: the port speaks plain HTTP.
        record Off() implements Tls {}

        /// It is made by the server itself.
        record SelfMade() implements Tls {}

        /// PEM files that the user has.
        record Given(Path certificate, Path key) implements Tls {}
    }
}
