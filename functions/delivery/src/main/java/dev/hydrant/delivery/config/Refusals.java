package dev.hydrant.delivery.config;

import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;

/// How a configuration is refused: AWS's InvalidArgumentException, in AWS's words where they are known.
final class Refusals {

    private Refusals() {}

    static ServiceException invalid(String message) {
        return new ServiceException(ErrorCode.INVALID_ARGUMENT, message);
    }

    static void require(boolean holds, String message) {
        if (!holds) {
            throw invalid(message);
        }
    }

    /// For what AWS can do and Hydrant can't.
    static ServiceException unsupported(String what, String why) {
        return invalid(what + " is not supported: " + why);
    }
}
