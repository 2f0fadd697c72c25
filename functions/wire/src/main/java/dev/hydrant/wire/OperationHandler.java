package dev.hydrant.wire;

/// Carries out one operation on a request that has been parsed and validated.
@FunctionalInterface
public interface OperationHandler {

    /// @return the answer, of the operation's output shape
    /// @throws ServiceException for every failure that the client is to see
    Struct handle(Struct input);
}
