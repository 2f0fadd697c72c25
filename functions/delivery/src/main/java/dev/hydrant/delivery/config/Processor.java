package dev.hydrant.delivery.config;

/// One thing done to records before they are delivered.
public sealed interface Processor {

    /// A transform inside this process.
    ///
    /// @param arn as configured: `transform:<name>`
    record Transform(String arn) implements Processor {

        static final String SCHEME = "transform:";

        /// The transform's name.
        public String name() {
            return arn.substring(SCHEME.length());
        }
    }

    /// Partition keys made by a jq query.
    ///
    /// @param query a jq 1.6 program that makes an object
    record MetadataExtraction(String query) implements Processor {}

    /// A newline after each record.
    record AppendDelimiter() implements Processor {}
}
