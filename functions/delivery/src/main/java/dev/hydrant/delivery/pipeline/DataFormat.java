package dev.hydrant.delivery.pipeline;

import dev.hydrant.delivery.config.DeliveryStream;
import dev.hydrant.raw.RawFormat;
import dev.hydrant.sink.RecordFormat;

/// The format of a delivery's own files, and the table behind it.
///
/// @param tableDigest of the table definition; empty where nothing is converted
record DataFormat(RecordFormat format, String tableDigest) {

    static DataFormat of(DeliveryStream stream) {
        return new DataFormat(new RawFormat(stream.place().compression()), "");
    }
}
