package dev.hydrant.wire.audit;

import dev.hydrant.wire.EndedCall;
import dev.hydrant.wire.Service;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What a call's target says: whose operation it is, and of what kind.
///
/// @param source `kinesis.amazonaws.com`
/// @param name the operation's
record CalledOperation(String source, String name) {

    private static final List<String> READING = List.of("Describe", "Get", "List", "Subscribe");
    private static final Set<String> ON_DATA =
            Set.of("GetRecords", "GetShardIterator", "PutRecord", "PutRecordBatch", "PutRecords", "SubscribeToShard");

    static CalledOperation of(EndedCall call) {
        int dot = call.target().indexOf('.');
        String prefix = call.target().substring(0, Math.max(dot, 0));
        String source = Stream.of(Service.KINESIS, Service.FIREHOSE)
                .filter(service -> service.targetPrefix().equals(prefix))
                .map(service -> service.signingName() + ".amazonaws.com")
                .findFirst()
                .orElse(prefix);
        return new CalledOperation(source, call.target().substring(dot + 1));
    }

    boolean readsOnly() {
        return READING.stream().anyMatch(name::startsWith);
    }

    /// Whether it concerns records, not what holds them.
    boolean isOnData() {
        return ON_DATA.contains(name);
    }
}
