package dev.hydrant.wire;

/// Begins one operation whose answer is a stream of events, on a request that has been parsed and validated.
@FunctionalInterface
public interface EventStreamHandler {

    /// @return the events, which the caller closes
    /// @throws ServiceException if there won't be any: an ordinary answer says so
    EventSource open(Struct input);
}
