package dev.hydrant.delivery.pipeline;

import dev.hydrant.delivery.Pacing;
import dev.hydrant.delivery.RecordSource;
import dev.hydrant.delivery.SourceRecord;
import dev.hydrant.delivery.SourceShard;
import dev.hydrant.ledger.Cut;
import dev.hydrant.ledger.Positions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads on after a plan until the next cut is due, keeping nothing of the records but how far it came.
///
/// Shards are read in turns, so that a busy one doesn't keep the others waiting; a child not before all its parents are
/// taken to their end.
final class CutReader implements AutoCloseable {

    private static final int RECORDS_PER_TURN = 1_000;

    private final RecordSource source;
    private final Positions after;
    private final CutLimits limits;
    private final InstantSource clock;
    private final Map<String, ShardProgress> shards = new LinkedHashMap<>();
    private @Nullable Instant oldest;
    private long records;
    private long bytes;
    private boolean due;

    CutReader(RecordSource source, Positions after, CutLimits limits, InstantSource clock) {
        this.source = source;
        this.after = after;
        this.limits = limits;
        this.clock = clock;
    }

    /// @return empty where no cut is due and `pacing` doesn't wait for one
    Optional<Cut> cut(Pacing pacing) throws IOException {
        while (true) {
            readAvailable();
            if (due || isOldestDue() || hasEnded()) {
                return cutHere();
            }
            switch (pacing.await(untilDue())) {
                case READ_ON -> {}
                case CUT_NOW -> {
                    readAvailable(); // what has come meanwhile is there to be cut as well
                    return cutHere();
                }
                case COME_BACK_LATER -> {
                    return Optional.empty();
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (ShardProgress shard : shards.values()) {
            shard.close();
        }
    }

    /// Until no shard has more: one that comes to its end lets its children begin.
    private void readAvailable() throws IOException {
        boolean more = true;
        while (more && !due) {
            more = false;
            for (ShardProgress shard : readable()) {
                more |= readTurn(shard);
            }
        }
    }

    /// @return whether the shard had records
    private boolean readTurn(ShardProgress shard) throws IOException {
        long before = records;
        for (int i = 0; i < RECORDS_PER_TURN && !due; i++) {
            SourceRecord record = shard.peek();
            if (record == null) {
                break;
            }
            Instant arrival = Instant.ofEpochMilli(record.arrivalMillis());
            if (isAnIntervalLater(arrival)) {
                due = true;
                break;
            }
            shard.take(record);
            oldest = oldest == null || arrival.isBefore(oldest) ? arrival : oldest;
            records++;
            bytes += record.payload().length();
            due = bytes >= limits.planBytes() || (bytes >= limits.sizeBytes() && !source.isFinite());
        }
        return records > before;
    }

    /// So that a backlog is cut as it would have been when it came. Without buffering it is taken as it stands.
    private boolean isAnIntervalLater(Instant arrival) {
        return oldest != null
                && !source.isFinite()
                && limits.interval().isPositive()
                && !arrival.isBefore(oldest.plus(limits.interval()));
    }

    /// The shards whose ancestors are all taken to their end. A parent that is no longer listed was trimmed to its end.
    private List<ShardProgress> readable() throws IOException {
        List<SourceShard> listed = source.shards();
        Set<String> parents =
                listed.stream().flatMap(shard -> shard.parents().stream()).collect(Collectors.toSet());
        Set<String> unfinished = new HashSet<>();
        List<ShardProgress> readable = new ArrayList<>();
        for (SourceShard shard : listed) {
            String id = shard.id();
            ShardProgress progress =
                    shards.computeIfAbsent(id, added -> new ShardProgress(source, added, after.at(id)));
            if (shard.parents().stream().anyMatch(unfinished::contains)) {
                unfinished.add(id);
                continue;
            }
            readable.add(progress);
            if (parents.contains(id) && !source.isEnded(id, progress.through())) {
                unfinished.add(id);
            }
        }
        return readable;
    }

    private boolean hasEnded() throws IOException {
        for (ShardProgress shard : shards.values()) {
            if (!source.isEnded(shard.shard(), shard.through())) {
                return false;
            }
        }
        return true;
    }

    private boolean isOldestDue() {
        return oldest != null && !clock.instant().isBefore(oldest.plus(limits.interval()));
    }

    private Duration untilDue() {
        if (oldest == null) {
            return limits.interval();
        }
        Duration left = Duration.between(clock.instant(), oldest.plus(limits.interval()));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /// A shard that is no longer listed can't be read again: what was taken of it belongs to no plan.
    private Optional<Cut> cutHere() throws IOException {
        Positions through = after;
        long readable = 0;
        List<byte[]> digests = new ArrayList<>();
        for (SourceShard listed : source.shards()) {
            ShardProgress shard = shards.get(listed.id());
            if (shard != null && shard.taken() > 0) {
                through = through.with(shard.shard(), shard.through());
                readable += shard.taken();
                digests.add(shard.finishDigest());
            }
        }
        if (readable == 0) {
            return Optional.empty();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return Optional.of(new Cut(through, readable, RangeDigest.ofShards(digests), now));
    }
}
