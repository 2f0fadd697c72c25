package dev.hydrant.columnar;

/// Why a record isn't a row of the table.
///
/// @param code the error code as AWS spells it
/// @param message for a value that doesn't fit: its column path, the expected type and the offending text
/// @param column the path of the column that the value doesn't fit; empty where the record as a whole is no row
public record RowFailure(String code, String message, String column) {

    /// The record isn't JSON; the message is the parser's.
    public static final String PARSE_ERROR = "DataFormatConversion.ParseError";
    /// The record is JSON, but not a row of this table.
    public static final String MALFORMED_DATA = "DataFormatConversion.MalformedData";

    static final RowFailure BLANK = malformed("The record was empty or contained only whitespace.");
    static final RowFailure PRIMITIVE = malformed(
            "The input JSON contained a primitive at the top level." + " The top level must be an object or array.");
    static final RowFailure SEVERAL_VALUES = malformed("The record contained more than one JSON value.");

    static RowFailure malformed(String message) {
        return new RowFailure(MALFORMED_DATA, message, "");
    }

    static RowFailure unparsed(String message) {
        return new RowFailure(PARSE_ERROR, message, "");
    }
}
