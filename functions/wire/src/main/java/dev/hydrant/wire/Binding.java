package dev.hydrant.wire;

import java.util.Map;
import java.util.stream.Stream;

/// A service and what carries out its operations.
///
/// Every operation that the table doesn't refuse has exactly one handler, of the kind that the table says, so that the
/// table can't promise what nobody does.
///
/// @param handlers of the operations that are answered at once
/// @param streams of those whose answer streams
public record Binding(
        Service service, Map<String, OperationHandler> handlers, Map<String, EventStreamHandler> streams) {

    public Binding {
        handlers = Map.copyOf(handlers);
        streams = Map.copyOf(streams);
        for (Operation operation : service.operations().values()) {
            boolean refused = operation.support() instanceof Support.Refused;
            boolean streaming = operation.events().isPresent();
            check(operation, handlers, !refused && !streaming);
            check(operation, streams, !refused && streaming);
        }
        Stream.concat(handlers.keySet().stream(), streams.keySet().stream()).forEach(service::operation);
    }

    /// A service that streams no answer.
    public Binding(Service service, Map<String, OperationHandler> handlers) {
        this(service, handlers, Map.of());
    }

    private static void check(Operation operation, Map<String, ?> handlers, boolean expected) {
        if (expected != handlers.containsKey(operation.name())) {
            throw new IllegalArgumentException(operation.name()
                    + (expected ? " has no handler of its kind" : " has a handler that the table has no place for"));
        }
    }
}
