package dev.hydrant.wire;

import dev.hydrant.wire.EndedCall.Input;
import dev.hydrant.wire.EndedCall.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What becomes known of a call while it is carried out.
final class CallInProgress {

    private final String requestId;
    private final WireRequest request;
    private final Optional<Target> target;
    private @Nullable Caller caller;
    private @Nullable Input input;

    CallInProgress(String requestId, WireRequest request, Optional<Target> target) {
        this.requestId = requestId;
        this.request = request;
        this.target = target;
    }

    String requestId() {
        return requestId;
    }

    WireRequest request() {
        return request;
    }

    Optional<Target> target() {
        return target;
    }

    void by(Caller identified) {
        caller = identified;
    }

    void asks(Service service, Operation operation, Struct members) {
        input = new Input(service, operation, members);
    }

    EndedCall ended(Outcome outcome) {
        return new EndedCall(
                requestId,
                request,
                target.map(known -> known.service() + "." + known.operation()).orElse(""),
                Optional.ofNullable(caller),
                Optional.ofNullable(input),
                outcome);
    }
}
