package dev.hydrant.sink;

/// Why records failed, as `!{firehose:error-output-type}` spells it.
public enum ErrorKind {
    PROCESSING_FAILED("processing-failed"),
    FORMAT_CONVERSION_FAILED("format-conversion-failed"),
    DECOMPRESSION_FAILED("decompression-failed");

    private final String outputType;

    ErrorKind(String outputType) {
        this.outputType = outputType;
    }

    /// The value of `!{firehose:error-output-type}`.
    public String outputType() {
        return outputType;
    }
}
