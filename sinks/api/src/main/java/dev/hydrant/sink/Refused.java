package dev.hydrant.sink;

/// A record that can't be delivered, and why. Costs this record only.
///
/// @param ordinal the record's [SinkRecord#ordinal]
/// @param subOrdinal the record's [SinkRecord#subOrdinal]
/// @param kind which error prefix it goes to
/// @param code the error code as AWS spells it, such as `DataFormatConversion.ParseError`
/// @param message names the place: column path, expected type, offending text
public record Refused(long ordinal, int subOrdinal, ErrorKind kind, String code, String message) implements Emission {}
