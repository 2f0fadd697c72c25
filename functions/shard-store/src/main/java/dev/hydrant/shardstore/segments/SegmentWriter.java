package dev.hydrant.shardstore.segments;

import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.PutOutcome;
import dev.hydrant.objectstore.StoreException;
import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Appends blocks to a log that others append to as well. One thread at a time.
///
/// 1. It goes from an index to the next only when the first is known to hold another's bytes.
/// 2. After a time-out it repeats the same bytes at the same index, then settles by what counts there: the
///    merged segment that covers it before the raw one; where the horizon is past it, the outcome is unknown.
/// 3. Before it says that a block counts it looks once more: if a merged segment covers the index without
///    the block, or the horizon is past the index, the put was late and landed where it counts for nothing.
/// 4. Nothing is appended behind a block that closes the log.
final class SegmentWriter {

    private final ObjectStore store;
    private final SegmentNames names;
    private final SegmentDirectory directory;
    private final SegmentFiles files;
    private final LogEnds ends;
    private final SegmentSettings settings;
    private final Patience patience;
    private final InstantSource clock;
    private final long writer;
    private long serial;

    /// What the next block goes behind; null where that has to be looked up.
    private @Nullable LogEnd known;

    /// What is known of a put.
    private sealed interface Settled {
        /// The block counts.
        record Stands() implements Settled {}

        /// The index holds another's block.
        record Taken(BlockHeader by) implements Settled {}

        /// The put landed, or would have, where it counts for nothing.
        record Late() implements Settled {}

        record Unknown() implements Settled {}

        /// The store couldn't take it.
        record Refused() implements Settled {}
    }

    SegmentWriter(
            SegmentLog log, ObjectStore store, SegmentSettings settings, InstantSource clock, RandomGenerator random) {
        this.store = store;
        this.names = log.names();
        this.directory = log.directory();
        this.files = log.files();
        this.ends = log.ends();
        this.patience = log.patience();
        this.settings = settings;
        this.clock = clock;
        this.writer = random.nextLong();
    }

    /// Appends records.
    ///
    /// @throws IOException if it isn't there, and never will be
    Appended append(Payload.Encoder records) throws IOException {
        return append(BlockHeader.Kind.RECORDS, records);
    }

    /// Closes the log.
    Appended close() throws IOException {
        return append(BlockHeader.Kind.CLOSING, (index, millis) -> Payload.NONE);
    }

    /// Appends records at an index, or not at all.
    ///
    /// @param index behind one that was read
    Claim claim(long index, Payload.Encoder records) throws IOException {
        serial++;
        known = null;
        long millis = clock.millis();
        Payload payload = records.encode(index, millis);
        BlockHeader header = new BlockHeader(
                BlockHeader.Kind.RECORDS, payload.bytes().length, index, millis, writer, serial, payload.records());
        return switch (settle(header, Content.of(SegmentFormat.raw(header, payload)))) {
            case Settled.Stands stands -> {
                ends.isUsed(index);
                yield Claim.OURS;
            }
            case Settled.Taken taken -> Claim.TAKEN;
            case Settled.Late late -> Claim.TAKEN;
            case Settled.Unknown unknown -> Claim.UNKNOWN;
            case Settled.Refused refused -> Claim.BUSY;
        };
    }

    /// The time of a block that closes the log is that of the last record.
    private Appended append(BlockHeader.Kind kind, Payload.Encoder records) throws IOException {
        serial++;
        for (int race = 0; race < settings.lostRaces(); race++) {
            LogEnd end = known;
            if (end == null) {
                end = ends.find();
            }
            if (end.closed()) {
                return new Appended.Closed(end.index());
            }
            long index = end.index() + 1;
            long millis = kind == BlockHeader.Kind.CLOSING ? end.millis() : Math.max(clock.millis(), end.millis());
            Payload payload = records.encode(index, millis);
            BlockHeader header =
                    new BlockHeader(kind, payload.bytes().length, index, millis, writer, serial, payload.records());
            known = null;
            switch (settle(header, Content.of(SegmentFormat.raw(header, payload)))) {
                case Settled.Stands stands -> {
                    ends.isUsed(index);
                    known = new LogEnd(index, payload.records(), millis, kind == BlockHeader.Kind.CLOSING);
                    return new Appended.At(index, millis);
                }
                case Settled.Taken taken -> known = behind(taken.by(), end);
                case Settled.Late late -> {}
                case Settled.Unknown unknown -> {
                    return Appended.UNKNOWN;
                }
                case Settled.Refused refused -> {
                    return Appended.BUSY;
                }
            }
        }
        return Appended.BUSY;
    }

    /// What was read may be a ghost. If it says that the log is closed, a fresh look at the end tells. If it
    /// doesn't, the log wasn't closed there, as the key of a block that closes it is never free.
    private static @Nullable LogEnd behind(BlockHeader taken, LogEnd before) {
        return taken.kind() == BlockHeader.Kind.CLOSING
                ? null
                : new LogEnd(taken.index(), taken.records(), Math.max(taken.millis(), before.millis()), false);
    }

    private Settled settle(BlockHeader mine, Content bytes) throws IOException {
        long index = mine.index();
        boolean inDoubt = false;
        try {
            for (int attempt = 0; attempt < patience.attempts(); attempt++) {
                if (attempt > 0) {
                    patience.pause(attempt - 1);
                }
                PutOutcome outcome = put(index, bytes);
                if (outcome == null) {
                    continue;
                }
                if (outcome == PutOutcome.CREATED) {
                    return look(mine, inDoubt);
                }
                inDoubt |= outcome == PutOutcome.UNKNOWN;
                Optional<BlockHeader> there = patience.read(() -> files.rawHeader(index));
                if (there.isPresent() && there.get().equals(mine)) {
                    return look(mine, inDoubt);
                }
                if (there.isEmpty() && outcome == PutOutcome.UNKNOWN) {
                    continue;
                }
                Settled settled = inDoubt ? whatCounts(mine, there) : taken(there);
                if (settled != null) {
                    return settled;
                }
            }
        } catch (IOException | StoreException e) {
            if (inDoubt) {
                return new Settled.Unknown();
            }
            throw e;
        }
        return inDoubt ? new Settled.Unknown() : new Settled.Refused();
    }

    /// @return null if the store said that it can't at the moment
    private @Nullable PutOutcome put(long index, Content bytes) {
        try {
            return store.putIfAbsent(names.raw(index), bytes, Attributes.OCTET_STREAM);
        } catch (StoreException e) {
            if (e.reason() != StoreException.Reason.UNAVAILABLE) {
                throw e;
            }
            return null;
        }
    }

    /// None of our puts at this index can have arrived.
    private static Settled taken(Optional<BlockHeader> there) {
        return there.isPresent() ? new Settled.Taken(there.get()) : new Settled.Late();
    }

    /// A put of ours may have arrived at any time: what counts at the index decides.
    ///
    /// @return null if nothing does: put again
    private @Nullable Settled whatCounts(BlockHeader mine, Optional<BlockHeader> raw) throws IOException {
        Look look = patience.read(() -> directory.from(mine.index()));
        if (look.horizon() > mine.index()) {
            return new Settled.Unknown();
        }
        Optional<StoredSegment> merged = look.merged(mine.index());
        if (merged.isPresent()) {
            return withinMerged(mine, merged.get());
        }
        return raw.isPresent() ? new Settled.Taken(raw.get()) : null;
    }

    /// @return null if it was trimmed meanwhile
    private @Nullable Settled withinMerged(BlockHeader mine, StoredSegment merged) throws IOException {
        Optional<BlockHeader> counted = patience.read(() -> files.headerWithin(merged, mine.index()));
        if (counted.isEmpty()) {
            return null;
        }
        return counted.get().equals(mine) ? new Settled.Stands() : new Settled.Late();
    }

    /// The block is there under its own key: does it count?
    private Settled look(BlockHeader mine, boolean inDoubt) throws IOException {
        long index = mine.index();
        try {
            for (int attempt = 0; attempt < patience.attempts(); attempt++) {
                Look look = patience.read(() -> directory.from(index));
                if (look.horizon() > index) {
                    return !inDoubt && wasBelated(mine, look) ? new Settled.Late() : new Settled.Unknown();
                }
                Optional<StoredSegment> merged = look.merged(index);
                Settled settled = merged.isPresent() ? withinMerged(mine, merged.get()) : new Settled.Stands();
                if (settled != null) {
                    return settled;
                }
            }
        } catch (IOException | StoreException e) {
            return new Settled.Unknown();
        }
        return new Settled.Unknown();
    }

    /// Whether the store itself says that our only put came after the horizon: where it came before, a reader
    /// may have had the block already. The object that was listed may be somebody's ghost, unless ours is
    /// there now.
    private boolean wasBelated(BlockHeader mine, Look look) throws IOException {
        return look.isBelatedBehindHorizon(mine.index())
                && patience.read(() -> files.rawHeader(mine.index()))
                        .filter(mine::equals)
                        .isPresent();
    }
}
