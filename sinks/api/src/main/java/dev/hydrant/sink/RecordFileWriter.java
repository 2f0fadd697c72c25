package dev.hydrant.sink;

import org.jspecify.annotations.Nullable;

/// One file being made in memory: records are added, then either [#finish] or [#discard] ends it.
public interface RecordFileWriter {

    /// Adds a record, or says why it can't be in this format; a refused record leaves no trace in the file.
    ///
    /// @return null where the record was taken
    @Nullable
    Refused add(SinkRecord record);

    /// Payload bytes added so far, before encoding: what buffering hints are measured in.
    long payloadBytes();

    /// Records taken so far.
    long records();

    /// The finished file. The writer can't be used afterwards.
    Content finish();

    /// Gives the file up.
    void discard();
}
