package dev.hydrant.wire;

import java.util.Map;

/// A service and what carries out its operations.
///
/// Every operation that the table doesn't refuse has exactly one handler, so that the table can't promise
/// what nobody does.
public record Binding(Service service, Map<String, OperationHandler> handlers) {

    public Binding {
        handlers = Map.copyOf(handlers);
        for (Operation operation : service.operations().values()) {
            boolean refused = operation.support() instanceof Support.Refused;
            if (refused == handlers.containsKey(operation.name())) {
                throw new IllegalArgumentException(service.name() + "." + operation.name()
                        + (refused ? " is refused but has a handler" : " has no handler"));
            }
        }
        for (String name : handlers.keySet()) {
            service.operation(name);
        }
    }
}
