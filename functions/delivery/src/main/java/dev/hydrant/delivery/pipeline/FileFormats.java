package dev.hydrant.delivery.pipeline;

import dev.hydrant.raw.RawCompression;
import dev.hydrant.raw.RawFormat;
import dev.hydrant.sink.Content;
import dev.hydrant.sink.RecordFormat;

/// The formats a delivery's files have, by name.
public final class FileFormats {

    private final RecordFormat data;

    /// @param data of the delivery's own files
    public FileFormats(RecordFormat data) {
        this.data = data;
    }

    /// A valid file without records.
    ///
    /// @throws IllegalArgumentException where there is no such format
    public Content emptyFile(String name) {
        if (data.name().equals(name)) {
            return data.emptyFile();
        }
        for (RawCompression compression : RawCompression.values()) {
            RawFormat raw = new RawFormat(compression);
            if (raw.name().equals(name)) {
                return raw.emptyFile();
            }
        }
        throw new IllegalArgumentException("there is no file format `" + name + "`");
    }
}
