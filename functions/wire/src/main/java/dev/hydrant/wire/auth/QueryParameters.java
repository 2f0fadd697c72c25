package dev.hydrant.wire.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The parameters of a query string, decoded, in their order.
record QueryParameters(List<Parameter> all) {

    QueryParameters {
        all = List.copyOf(all);
    }

    record Parameter(String name, String value) {}

    static QueryParameters of(String raw) {
        List<Parameter> all = new ArrayList<>();
        for (String pair : raw.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            all.add(new Parameter(PercentEncoding.decode(name), PercentEncoding.decode(value)));
        }
        return new QueryParameters(all);
    }

    /// The first of that name.
    Optional<String> find(String name) {
        return all.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .findFirst();
    }
}
