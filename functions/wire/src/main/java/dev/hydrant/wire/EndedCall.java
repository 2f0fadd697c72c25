package dev.hydrant.wire;

import java.util.Optional;

/// A call that has ended, as far as it got. One whose answer streams has ended once its stream begins: what becomes of
/// the stream is nobody's call any more.
///
/// @param requestId what the answer names it by
/// @param target as the request named it, whether or not there is such an operation
/// @param caller empty where nobody could be identified
/// @param input empty where the request couldn't be read; not validated where that is why it failed
/// @param outcome how it ended
public record EndedCall(
        String requestId,
        WireRequest request,
        String target,
        Optional<Caller> caller,
        Optional<Input> input,
        Outcome outcome) {

    /// What was asked.
    public record Input(Service service, Operation operation, Struct members) {}

    /// How a call ended.
    public sealed interface Outcome {

        record Answered(Struct output) implements Outcome {}

        /// A stream of events begins.
        record Streams() implements Outcome {}

        record Failed(ServiceException failure) implements Outcome {}
    }
}
