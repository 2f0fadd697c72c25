package dev.hydrant.wire;

import java.util.List;
import java.util.stream.Stream;

/// All operations of Amazon Data Firehose.
final class FirehoseOperations {

    private FirehoseOperations() {}

    static final List<Operation> ALL = Stream.of(FirehoseDataOperations.ALL, FirehoseSettingsOperations.ALL)
            .flatMap(List::stream)
            .toList();
}
