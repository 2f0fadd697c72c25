package dev.hydrant.wire;

import java.util.List;
import java.util.stream.Stream;

/// All operations of Kinesis Data Streams.
final class KinesisOperations {

    private KinesisOperations() {}

    static final List<Operation> ALL = Stream.of(
                    KinesisStreamOperations.ALL,
                    KinesisRecordOperations.ALL,
                    KinesisChangeOperations.ALL,
                    KinesisConsumerOperations.ALL,
                    KinesisAccountOperations.ALL)
            .flatMap(List::stream)
            .toList();
}
