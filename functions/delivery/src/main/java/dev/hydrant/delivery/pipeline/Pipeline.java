package dev.hydrant.delivery.pipeline;

import dev.hydrant.sink.Destination;
import dev.hydrant.sink.ErrorKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a delivery stream's configuration comes to: the stages its records pass, and where they go.
///
/// Its parts keep buffers, so one plan at a time is carried out by it.
///
/// @param stages in the order they are applied
/// @param data where records go
/// @param backup where the source's own bytes go, if they are kept
/// @param errors where error records go, for every kind
public record Pipeline(
        List<Stage> stages,
        Destination data,
        Optional<Destination> backup,
        Map<ErrorKind, Destination> errors,
        ErrorRecords errorRecords) {

    public Pipeline {
        stages = List.copyOf(stages);
        errors = Map.copyOf(errors);
        for (ErrorKind kind : ErrorKind.values()) {
            if (!errors.containsKey(kind)) {
                throw new IllegalArgumentException("`errors` must have a destination for " + kind);
            }
        }
    }

    Destination errors(ErrorKind kind) {
        Destination destination = errors.get(kind);
        if (destination == null) {
            throw new IllegalStateException("checked when it was made: " + kind);
        }
        return destination;
    }
}
