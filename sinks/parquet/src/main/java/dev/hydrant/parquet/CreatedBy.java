package dev.hydrant.parquet;

import dev.hydrant.sink.HydrantVersion;

/// What a footer says of its writer, `hydrant version … (build …)`: readers that know bugs by version parse it, and
/// trust the statistics only where they can. A version of ours is one build.
final class CreatedBy {

    static final String TEXT =
            "hydrant version " + HydrantVersion.current() + " (build " + HydrantVersion.current() + ")";

    private CreatedBy() {}
}
