package dev.hydrant.shardstore;

import dev.hydrant.shardstore.traffic.CallAllowances;
import dev.hydrant.wire.CallRate;
import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.Operation;
import dev.hydrant.wire.OperationHandler;
import dev.hydrant.wire.Service;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Struct;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Refuses calls that come more often than AWS takes them, per account or per stream. What is counted per
/// shard is refused where the shard is known.
final class CallRates {

    private final ShardStore store;
    private final StreamNames names;
    private final CallAllowances allowances = new CallAllowances();

    CallRates(ShardStore store, StreamNames names) {
        this.store = store;
        this.names = names;
    }

    /// The handlers, each behind its operation's rate.
    Map<String, OperationHandler> limited(Map<String, OperationHandler> handlers) {
        return handlers.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        handler -> limited(Service.KINESIS.operation(handler.getKey()), handler.getValue())));
    }

    private OperationHandler limited(Operation operation, OperationHandler handler) {
        Optional<CallRate> rate = operation.rate();
        if (rate.isEmpty() || rate.get().per() == CallRate.Per.SHARD) {
            return handler;
        }
        return input -> {
            refuseUnlessAllowed(operation, rate.get(), input);
            return handler.handle(input);
        };
    }

    private void refuseUnlessAllowed(Operation operation, CallRate rate, Struct input) {
        Optional<String> stream =
                names.nameIfPresent(input).filter(name -> store.find(name).isPresent());
        String counted = switch (rate.per()) {
            case ACCOUNT -> operation.name();
            case STREAM, SHARD -> operation.name() + " " + stream.orElse("");
        };
        if (!allowances.admit(counted, rate.perSecond(), store.clock().millis())) {
            throw new ServiceException(
                    ErrorCode.LIMIT_EXCEEDED,
                    "Rate exceeded for "
                            + stream.map(name -> "stream " + name + " under ").orElse("") + "account "
                            + store.settings().account() + ".");
        }
    }
}
