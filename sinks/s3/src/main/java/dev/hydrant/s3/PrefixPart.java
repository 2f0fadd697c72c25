package dev.hydrant.s3;

import java.time.format.DateTimeFormatter;

/// One piece of a prefix: text as it stands, or an expression `!{namespace:value}`.
public sealed interface PrefixPart {

    /// Text outside expressions.
    record Literal(String text) implements PrefixPart {}

    /// `!{timestamp:pattern}`: the arrival time of the object's oldest record.
    ///
    /// @param pattern as written
    /// @param formatter the pattern, compiled
    record Timestamp(String pattern, DateTimeFormatter formatter) implements PrefixPart {}

    /// `!{firehose:random-string}`: eleven characters, other ones in each place it stands.
    record RandomString() implements PrefixPart {}

    /// `!{firehose:error-output-type}`: why the object's records failed.
    record ErrorOutputType() implements PrefixPart {}

    /// `!{partitionKeyFromQuery:name}` or `!{partitionKeyFromLambda:name}`: a value of the record's own.
    record PartitionKey(KeySource source, String name) implements PrefixPart {}

    /// Who makes a partition key's value.
    enum KeySource {
        QUERY("partitionKeyFromQuery"),
        LAMBDA("partitionKeyFromLambda");

        private final String namespace;

        KeySource(String namespace) {
            this.namespace = namespace;
        }

        public String namespace() {
            return namespace;
        }
    }
}
