package dev.hydrant.s3;

/// Which of the two prefixes of an S3 destination an expression stands in.
public enum PrefixField {
    PREFIX("Prefix", "prefix"),
    ERROR_OUTPUT_PREFIX("ErrorOutputPrefix", "ErrorOutputPrefix");

    private final String field;
    private final String inLengthMessage;

    PrefixField(String field, String inLengthMessage) {
        this.field = field;
        this.inLengthMessage = inLengthMessage;
    }

    /// The field's name in a configuration.
    public String field() {
        return field;
    }

    /// How AWS calls it where the evaluated prefix is too long.
    String inLengthMessage() {
        return inLengthMessage;
    }
}
