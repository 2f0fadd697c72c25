package dev.hydrant.s3;

/// An S3 destination's two prefixes, checked, with the defaults filled in.
///
/// @param data where delivered records go
/// @param errors where failed records go; its error type is filled in per kind, by [OutputPrefix#forErrors]
public record S3Prefixes(OutputPrefix data, OutputPrefix errors) {}
