package dev.hydrant.shardstore.segments;

import dev.hydrant.objectstore.ObjectStore;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// One log of blocks under one prefix of a store. Reading is safe for any number of threads; the others wait
/// for one another.
///
/// Every method may throw a [dev.hydrant.objectstore.StoreException] where the store refuses, or still can't after
/// repetitions.
public final class SegmentLog {

    private final SegmentNames names;
    private final SegmentDirectory directory;
    private final SegmentFiles files;
    private final Patience patience;
    private final LogEnds ends;
    private final SegmentWriter writer;
    private final SegmentReader reader;
    private final SegmentTimes times;
    private final SegmentMerger merger;
    private final SegmentTrimmer trimmer;

    /// @param prefix of all its keys, with a slash at its end; nothing else may be there
    /// @param clock for the times of records
    /// @param random draws what tells this writer from all others
    /// @param pause before a request is repeated
    public SegmentLog(
            ObjectStore store,
            String prefix,
            SegmentSettings settings,
            InstantSource clock,
            RandomGenerator random,
            Pause pause) {
        this.names = new SegmentNames(prefix);
        this.directory = new SegmentDirectory(store, names);
        this.files = new SegmentFiles(store, names);
        this.patience = new Patience(settings.attempts(), pause);
        this.ends = new LogEnds(directory, files, patience);
        this.writer = new SegmentWriter(this, store, settings, clock, random);
        this.reader = new SegmentReader(this);
        this.times = new SegmentTimes(this);
        this.merger = new SegmentMerger(this, store, settings);
        this.trimmer = new SegmentTrimmer(this, store);
    }

    /// Appends a block of records.
    ///
    /// @throws IOException if it isn't there, and never will be
    public Appended append(Payload.Encoder records) throws IOException {
        synchronized (writer) {
            return writer.append(records);
        }
    }

    /// Appends a block of records at an index, or not at all: what whoever appends has made of all blocks before.
    /// The times of records go back where the clocks of writers do, so a log that is appended to in this way
    /// isn't asked about times.
    ///
    /// @param index the one behind the last that was read
    public Claim claim(long index, Payload.Encoder records) throws IOException {
        synchronized (writer) {
            return writer.claim(index, records);
        }
    }

    /// Closes the log: nothing is appended behind the block that does. [Appended.At] and [Appended.Closed] both say
    /// that it is closed.
    public Appended close() throws IOException {
        synchronized (writer) {
            return writer.close();
        }
    }

    /// Reads on from a record until the sink is full or nothing more is there.
    ///
    /// @throws IOException if something is damaged
    public LogPage read(long index, int ordinal, PieceSink sink) throws IOException {
        return reader.read(index, ordinal, sink);
    }

    /// Where the log ends.
    public LogEnd end() throws IOException {
        return ends.find();
    }

    /// Where the log begins and ends.
    public LogExtent extent() throws IOException {
        return ends.extent();
    }

    /// The first block whose records arrived at this time or later; empty if there is none.
    public Optional<Long> firstSince(long millis) throws IOException {
        return times.firstSince(millis);
    }

    /// The bytes of the objects that hold something after an index.
    public long bytesAfter(long index) throws IOException {
        long bytes = 0;
        long next = index + 1;
        Look look;
        do {
            long from = next;
            look = patience.read(() -> directory.from(from));
            for (StoredSegment segment : look.segments()) {
                if (segment.last() >= look.horizon()
                        && (segment.isMerged() || look.merged(segment.first()).isEmpty())) {
                    bytes += segment.length();
                }
            }
            next = look.last() + 1;
        } while (!look.isComplete());
        return bytes;
    }

    /// Merges all raw segments that can be, and deletes those that were.
    public void merge() throws IOException {
        synchronized (merger) {
            merger.merge();
        }
    }

    /// Deletes the oldest objects, as far as they are expired.
    public void trim(SegmentExpiry expiry) throws IOException {
        synchronized (trimmer) {
            trimmer.trim(expiry);
        }
    }

    SegmentNames names() {
        return names;
    }

    SegmentDirectory directory() {
        return directory;
    }

    SegmentFiles files() {
        return files;
    }

    LogEnds ends() {
        return ends;
    }

    Patience patience() {
        return patience;
    }
}
