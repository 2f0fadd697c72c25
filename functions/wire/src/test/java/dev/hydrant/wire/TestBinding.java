package dev.hydrant.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// A binding of Kinesis that has a handler for every operation.
public final class TestBinding {

    private TestBinding() {}

    /// What carries out each operation that is answered at once.
    public static Map<String, OperationHandler> handlers(Function<Operation, OperationHandler> handlers) {
        Map<String, OperationHandler> all = new HashMap<>();
        for (Operation operation : Service.KINESIS.operations().values()) {
            if (!(operation.support() instanceof Support.Refused)
                    && operation.events().isEmpty()) {
                all.put(operation.name(), handlers.apply(operation));
            }
        }
        return all;
    }

    /// @param streams begins every answer that streams
    public static Binding of(Map<String, OperationHandler> handlers, EventStreamHandler streams) {
        Map<String, EventStreamHandler> all = new HashMap<>();
        for (Operation operation : Service.KINESIS.operations().values()) {
            if (!(operation.support() instanceof Support.Refused)
                    && operation.events().isPresent()) {
                all.put(operation.name(), streams);
            }
        }
        return new Binding(Service.KINESIS, handlers, all);
    }

    /// Fails whoever calls it.
    public static OperationHandler unexpected(Operation operation) {
        return input -> {
            throw new IllegalStateException("no test expects " + operation.name());
        };
    }

    public static Binding of(Map<String, OperationHandler> handlers) {
        return of(handlers, input -> {
            throw new IllegalStateException("no test expects a stream");
        });
    }
}
