package dev.hydrant.shardstore.segments;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds blocks by the time their records arrived. Times never go back from one index to the next, so that is
/// a bisection.
final class SegmentTimes {

    private static final long NEVER = Long.MAX_VALUE;

    private final SegmentDirectory directory;
    private final SegmentFiles files;
    private final LogEnds ends;
    private final Patience patience;

    /// The last answer. Everything before it arrived before `since`, so it answers later times as well, up to
    /// its own.
    private volatile @Nullable Answer last;

    private record Answer(long since, long index, long millis) {}

    /// What is stored together: its range, and in it the first block that arrived at the time asked for or later;
    /// 0 if none did.
    private record Span(long first, long last, long match, long matchMillis) {}

    SegmentTimes(SegmentLog log) {
        this.directory = log.directory();
        this.files = log.files();
        this.ends = log.ends();
        this.patience = log.patience();
    }

    /// The first block whose records arrived at this time or later; empty if there is none.
    Optional<Long> firstSince(long millis) throws IOException {
        Answer known = last;
        if (known != null && known.since() <= millis && millis <= known.millis()) {
            return Optional.of(known.index());
        }
        for (int attempt = 0; attempt < patience.attempts(); attempt++) {
            Optional<Answer> found = search(millis);
            if (found.isPresent()) {
                if (found.get().index() == 0) {
                    return Optional.empty();
                }
                last = found.get();
                return Optional.of(found.get().index());
            }
        }
        throw new IOException("segments are gone each time they are read");
    }

    /// @return empty if something was trimmed or merged meanwhile; index 0 for none
    private Optional<Answer> search(long millis) throws IOException {
        Look end = ends.look();
        long low = end.horizon();
        long high = end.last() + 1;
        long probe = low;
        Answer found = new Answer(millis, 0, 0);
        while (low < high) {
            Optional<Span> read = span(probe, low, millis);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            Span span = read.get();
            if (span.match() == 0) {
                low = span.last() + 1;
            } else {
                high = span.first();
                found = span.matchMillis() == NEVER ? found : new Answer(millis, span.match(), span.matchMillis());
                if (span.match() > span.first()) {
                    break;
                }
            }
            probe = low + (high - low) / 2;
        }
        return Optional.of(found);
    }

    /// What is stored together with an index, from `low` on. A block that closes the log stands behind all times,
    /// and is no answer.
    private Optional<Span> span(long index, long low, long millis) throws IOException {
        Look look = patience.read(() -> directory.page(index));
        Optional<StoredSegment> segment = look.at(index);
        if (segment.isEmpty()) {
            return Optional.empty();
        }
        if (segment.get().isMerged()) {
            return inMerged(segment.get(), low, millis);
        }
        Optional<BlockHeader> header = patience.read(() -> files.rawHeader(index));
        Look again = patience.read(() -> directory.from(index));
        if (header.isEmpty() || !again.vouchesFor(index)) {
            return Optional.empty();
        }
        long arrived = header.get().kind() == BlockHeader.Kind.CLOSING
                ? NEVER
                : header.get().millis();
        return Optional.of(new Span(index, index, arrived >= millis ? index : 0, arrived));
    }

    private Optional<Span> inMerged(StoredSegment merged, long low, long millis) throws IOException {
        Optional<SegmentIndex> index = patience.read(() -> files.index(merged));
        long first = Math.max(low, merged.first());
        return index.map(read -> read.pieces().stream()
                .filter(piece -> piece.index() >= first && piece.millis() >= millis)
                .findFirst()
                .map(piece -> new Span(first, merged.last(), piece.index(), piece.millis()))
                .orElse(new Span(first, merged.last(), 0, 0)));
    }
}
