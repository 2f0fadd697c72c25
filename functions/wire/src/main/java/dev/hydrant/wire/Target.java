package dev.hydrant.wire;

import java.util.Optional;

/// The service and operation that `X-Amz-Target` names.
record Target(String service, String operation) {

    static final String UNDETERMINED = "Unable to determine service/operation name to be authorized";

    static Optional<Target> of(WireRequest request) {
        String header = request.header("x-amz-target").orElse("");
        int dot = header.indexOf('.');
        if (dot <= 0 || dot == header.length() - 1) {
            return Optional.empty();
        }
        return Optional.of(new Target(header.substring(0, dot), header.substring(dot + 1)));
    }
}
