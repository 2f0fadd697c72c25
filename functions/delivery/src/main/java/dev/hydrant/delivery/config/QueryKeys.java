package dev.hydrant.delivery.config;

import static dev.hydrant.delivery.config.Refusals.invalid;

import dev.hydrant.transform.builtin.InvalidJqProgramException;
import dev.hydrant.transform.builtin.JqQuery;
import java.util.List;
import java.util.Set;

/// The partition keys that a configuration's jq query makes, so far as they can be told without a record.
final class QueryKeys {

    private QueryKeys() {}

    static Set<String> of(List<Processor> processors) {
        for (Processor processor : processors) {
            if (processor instanceof Processor.MetadataExtraction extraction) {
                return compiled(extraction.query())
                        .keyNames()
                        .map(Set::<String>copyOf)
                        .orElse(Set.of());
            }
        }
        return Set.of();
    }

    private static JqQuery compiled(String query) {
        try {
            return JqQuery.compile(query);
        } catch (InvalidJqProgramException e) {
            throw invalid("MetadataExtractionQuery is invalid: " + e.getMessage());
        }
    }
}
