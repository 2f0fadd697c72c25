package dev.hydrant.columnar;

/// Why a record isn't a row of the table.
///
/// @param code the error code as AWS spells it
/// @param message for a value that doesn't fit: its column path, the expected type and the offending text
public record RowFailure(String code, String message) {

    /// The record isn't JSON; the message is the parser's.
    public static final String PARSE_ERROR = "DataFormatConversion.ParseError";
    /// The record is JSON, but not a row of this table.
    public static final String MALFORMED_DATA = "DataFormatConversion.MalformedData";

    static final RowFailure BLANK =
            new RowFailure(MALFORMED_DATA, "The record was empty or contained only whitespace.");
    static final RowFailure PRIMITIVE = new RowFailure(
            MALFORMED_DATA,
            "The input JSON contained a primitive at the top level. The top level must be an object or array.");
    static final RowFailure SEVERAL_VALUES =
            new RowFailure(MALFORMED_DATA, "The record contained more than one JSON value.");
}
