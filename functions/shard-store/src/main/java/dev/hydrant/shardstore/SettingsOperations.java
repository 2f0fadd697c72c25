package dev.hydrant.shardstore;

import dev.hydrant.shardstore.traffic.Metric;
import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.Operation;
import dev.hydrant.wire.Service;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Changes what a stream is set to: retention, mode, record size, warm throughput, monitoring.
final class SettingsOperations {

    private static final int MIN_RETENTION_HOURS = 24;
    private static final int MAX_RETENTION_HOURS = 8760;
    private static final Operation WARM = Service.KINESIS.operation("UpdateStreamWarmThroughput");
    private static final String ALL_METRICS = "ALL";
    private static final Set<String> METRICS =
            Metric.ofShards().stream().map(Metric::text).collect(Collectors.toUnmodifiableSet());

    private final ShardStore store;
    private final StreamNames names;
    private final StreamChanges changes;

    SettingsOperations(ShardStore store, StreamNames names, StreamChanges changes) {
        this.store = store;
        this.names = names;
        this.changes = changes;
    }

    Struct increaseRetention(Struct input) {
        StoredStream found = names.stream(input);
        int hours = hours(input);
        changes.atOnce(found, stream -> {
            int existing = stream.settings().retentionHours();
            if (hours <= existing) {
                throw retention(stream, hours, "shorter", existing, "Decrease");
            }
            return stream.settings().withRetentionHours(hours, store.clock().millis());
        });
        return empty("IncreaseStreamRetentionPeriod");
    }

    Struct decreaseRetention(Struct input) {
        StoredStream found = names.stream(input);
        int hours = hours(input);
        changes.atOnce(found, stream -> {
            int existing = stream.settings().retentionHours();
            if (hours >= existing) {
                throw retention(stream, hours, "longer", existing, "Increase");
            }
            return stream.settings().withRetentionHours(hours, store.clock().millis());
        });
        return empty("DecreaseStreamRetentionPeriod");
    }

    Struct updateMode(Struct input) {
        StreamMode mode = StreamMode.valueOf(input.struct("StreamModeDetails").text("StreamMode"));
        StoredStream found = names.stream(input);
        if (input.has("WarmThroughputMiBps")) {
            WarmThroughput.refuseUnlessAvailable(store, mode, input.integer("WarmThroughputMiBps"));
        }
        if (mode != found.settings().mode()) {
            if (mode == StreamMode.ON_DEMAND) {
                AccountLimits.refuseMoreOnDemandStreams(store);
            } else {
                AccountLimits.refuseMoreShards(store, found.openShards().size());
            }
            changes.updating(
                    found,
                    settings -> changes.counted(settings, DailyChange.MODE, "UpdateStreamMode")
                            .with(mode));
        }
        if (input.has("WarmThroughputMiBps")) {
            warm(found, input.integer("WarmThroughputMiBps"));
        }
        return empty("UpdateStreamMode");
    }

    Struct updateMaxRecordSize(Struct input) {
        changes.updating(
                names.stream(input), settings -> settings.withMaxRecordKib(input.integer("MaxRecordSizeInKiB")));
        return empty("UpdateMaxRecordSize");
    }

    Struct updateWarmThroughput(Struct input) {
        int mibps = input.integer("WarmThroughputMiBps");
        StoredStream found = names.stream(input);
        WarmThroughput.refuseUnlessAvailable(store, found.settings().mode(), mibps);
        warm(found, mibps);
        return Struct.of(WARM.output())
                .with("StreamName", found.name())
                .with("StreamARN", names.arn(found.name()))
                .with("WarmThroughput", WarmThroughput.view(WARM.output().inner("WarmThroughput"), found, mibps))
                .build();
    }

    Struct enableMonitoring(Struct input) {
        return monitoring(
                input,
                Service.KINESIS.operation("EnableEnhancedMonitoring"),
                (metrics, named) -> metrics.addAll(named));
    }

    Struct disableMonitoring(Struct input) {
        return monitoring(
                input,
                Service.KINESIS.operation("DisableEnhancedMonitoring"),
                (metrics, named) -> metrics.removeAll(named));
    }

    /// A stream never has fewer shards than it has now for it.
    private void warm(StoredStream found, int mibps) {
        changes.resharding(
                found,
                stream -> changes.entry(
                        stream,
                        stream.settings().withWarmThroughputMibps(mibps),
                        mibps > stream.openShards().size() ? new Resharding.Scale(mibps) : null));
    }

    private Struct monitoring(Struct input, Operation operation, MetricsChange change) {
        StoredStream found = names.stream(input);
        List<String> asked = input.texts("ShardLevelMetrics");
        Set<String> named = asked.contains(ALL_METRICS) ? METRICS : Set.copyOf(asked);
        Set<String> before = new TreeSet<>(found.settings().metrics());
        Set<String> after = new TreeSet<>(before);
        change.apply(after, named);
        changes.atOnce(found, stream -> {
            Set<String> metrics = new TreeSet<>(stream.settings().metrics());
            change.apply(metrics, named);
            return stream.settings().withMetrics(metrics);
        });
        return Struct.of(operation.output())
                .with("StreamName", found.name())
                .with("StreamARN", names.arn(found.name()))
                .with("CurrentShardLevelMetrics", new ArrayList<>(before))
                .with("DesiredShardLevelMetrics", new ArrayList<>(after))
                .build();
    }

    /// Adds metrics to those that are shown, or takes them away.
    private interface MetricsChange {
        boolean apply(Set<String> metrics, Set<String> named);
    }

    private static int hours(Struct input) {
        int hours = input.integer("RetentionPeriodHours");
        if (hours < MIN_RETENTION_HOURS) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Minimum allowed retention period is " + MIN_RETENTION_HOURS
                            + " hours. Requested retention period (" + hours + " hours) is too short.");
        }
        if (hours > MAX_RETENTION_HOURS) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Maximum allowed retention period is " + MAX_RETENTION_HOURS
                            + " hours. Requested retention period (" + hours + " hours) is too long.");
        }
        return hours;
    }

    private static ServiceException retention(
            StoredStream stream, int hours, String than, int existing, String otherOperation) {
        return new ServiceException(
                ErrorCode.INVALID_ARGUMENT,
                "Requested retention period (" + hours + " hours) for stream " + stream.name() + " can not be " + than
                        + " than existing retention period (" + existing + " hours). Use " + otherOperation
                        + "RetentionPeriod API.");
    }

    private static Struct empty(String operation) {
        return Struct.of(Service.KINESIS.operation(operation).output()).build();
    }
}
