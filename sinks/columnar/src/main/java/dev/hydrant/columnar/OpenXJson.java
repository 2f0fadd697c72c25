package dev.hydrant.columnar;

import java.util.Map;

/// `OpenXJsonSerDe`, with Firehose's options.
///
/// @param caseInsensitive keys are compared in lower case
/// @param convertDotsInJsonKeysToUnderscores the key `a.b` is the column `a_b`, at every level
/// @param columnToJsonKeyMappings the JSON key that a column is read from, by the column's name; not inside structs.
///     An entry for a column that the table doesn't have is without effect
public record OpenXJson(
        boolean caseInsensitive,
        boolean convertDotsInJsonKeysToUnderscores,
        Map<String, String> columnToJsonKeyMappings)
        implements JsonDialect {

    private static final OpenXJson DEFAULTS = new OpenXJson(true, false, Map.of());

    public OpenXJson {
        columnToJsonKeyMappings = Map.copyOf(columnToJsonKeyMappings);
    }

    /// What Firehose uses where an option isn't given.
    public static OpenXJson defaults() {
        return DEFAULTS;
    }
}
