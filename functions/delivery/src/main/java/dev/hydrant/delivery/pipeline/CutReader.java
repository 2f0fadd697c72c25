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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private void readAvailable() throws IOException {
        boolean more = true;
        while (more && !due) {
            more = false;
            for (ShardProgress shard : readable()) {
                more |= readTurn(shard);
            }
        }
    }

    /// @return whether the shard may have more at once
    private boolean readTurn(ShardProgress shard) throws IOException {
        for (int i = 0; i < RECORDS_PER_TURN && !due; i++) {
            SourceRecord record = shard.peek();
            if (record == null) {
                return false;
            }
            Instant arrival = Instant.ofEpochMilli(record.arrivalMillis());
            if (isAnIntervalLater(arrival)) {
                due = true;
                return false;
            }
            shard.take(record);
            oldest = oldest == null || arrival.isBefore(oldest) ? arrival : oldest;
            records++;
            bytes += record.payload().length();
            due = bytes >= limits.planBytes() || (bytes >= limits.sizeBytes() && !source.isFinite());
        }
        return !due;
    }

    /// So that a backlog is cut as it would have been when it came. Without buffering it is taken as it stands.
    private boolean isAnIntervalLater(Instant arrival) {
        return oldest != null
                && !source.isFinite()
                && limits.interval().isPositive()
                && !arrival.isBefore(oldest.plus(limits.interval()));
    }

    private List<ShardProgress> readable() throws IOException {
        List<SourceShard> listed = source.shards();
        List<ShardProgress> readable = new ArrayList<>();
        for (SourceShard shard : listed) {
            shards.computeIfAbsent(shard.id(), id -> new ShardProgress(source, id, after.at(id)));
        }
        for (SourceShard shard : listed) {
            if (areParentsDone(shard)) {
                readable.add(progress(shard.id()));
            }
        }
        return readable;
    }

    /// A parent that is no longer listed was trimmed to its end.
    private boolean areParentsDone(SourceShard shard) throws IOException {
        for (String parent : shard.parents()) {
            ShardProgress progress = shards.get(parent);
            if (progress != null && !source.isEnded(parent, progress.through())) {
                return false;
            }
        }
        return true;
    }

    private ShardProgress progress(String shard) {
        ShardProgress progress = shards.get(shard);
        if (progress == null) {
            throw new IllegalStateException("shard " + shard + " was listed");
        }
        return progress;
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
        return Duration.between(clock.instant(), oldest.plus(limits.interval()));
    }

    private Optional<Cut> cutHere() throws IOException {
        if (records == 0) {
            return Optional.empty();
        }
        Positions through = after;
        List<byte[]> digests = new ArrayList<>();
        for (SourceShard listed : source.shards()) {
            ShardProgress shard = shards.get(listed.id());
            if (shard != null && shard.hasMoved()) {
                through = through.with(shard.shard(), shard.through());
                digests.add(shard.finishDigest());
            }
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return Optional.of(new Cut(through, records, RangeDigest.ofShards(digests), now));
    }
}
