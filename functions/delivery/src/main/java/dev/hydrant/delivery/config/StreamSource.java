package dev.hydrant.delivery.config;

/// Where a delivery stream's records come from.
public sealed interface StreamSource {

    /// `DirectPut`: producers put records to the delivery stream itself.
    record DirectPut() implements StreamSource {}

    /// `KinesisStreamAsSource`.
    ///
    /// @param streamArn of the Kinesis stream
    record KinesisStream(String streamArn) implements StreamSource {

        /// The stream's name.
        public String streamName() {
            return streamArn.substring(streamArn.indexOf(":stream/") + ":stream/".length());
        }
    }
}
