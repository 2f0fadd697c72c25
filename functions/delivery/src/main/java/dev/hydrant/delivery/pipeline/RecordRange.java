package dev.hydrant.delivery.pipeline;

import dev.hydrant.delivery.SourceRecord;
import dev.hydrant.sink.Pull;

/// The records of a plan, which can be read any number of times and are the same each time.
@FunctionalInterface
public interface RecordRange {

    Pull<SourceRecord> open();
}
