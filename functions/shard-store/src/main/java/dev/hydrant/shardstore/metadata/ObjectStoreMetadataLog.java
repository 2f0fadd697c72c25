package dev.hydrant.shardstore.metadata;

import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.StoreException;
import dev.hydrant.shardstore.segments.Patience;
import dev.hydrant.shardstore.segments.Pause;
import dev.hydrant.shardstore.segments.Payload;
import dev.hydrant.shardstore.segments.SegmentLog;
import dev.hydrant.shardstore.segments.SegmentSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The changes in an object store, where any number of processes append: a log of segments below `log/`, each of one
/// entry, and the states that entries led to below `states/`.
///
/// An append is create-if-absent at the index behind the last entry that was read, so it stands behind exactly what
/// it was checked against, or not at all. Finding nothing new costs one request, an append two.
public final class ObjectStoreMetadataLog implements MetadataLog {

    /// So many entries are read one by one at most, give or take those of a moment.
    static final int STATE_EVERY = 64;

    /// Entries and states that aren't needed any more stay so long: whoever reads them is done by then.
    static final Duration KEPT = Duration.ofHours(1);

    private static final int ATTEMPTS = 8;

    private final SegmentLog log;
    private final StateFiles states;
    private final InstantSource clock;

    /// The index of the last entry that was told or appended.
    private long told;

    /// The index of the newest state that is known.
    private long state;

    private boolean begun;

    /// @param store holds nothing else
    public ObjectStoreMetadataLog(
            ObjectStore store, SegmentSettings settings, InstantSource clock, RandomGenerator random, Pause pause) {
        this.log = new SegmentLog(store, "log/", settings, clock, random, pause);
        this.states = new StateFiles(store, "states/", new Patience(settings.attempts(), pause));
        this.clock = clock;
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public void readOn(Follower follower) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (!begun) {
                begin(follower);
            }
            EntrySink entries = new EntrySink(told + 1);
            long next = asking(() -> log.read(told + 1, 0, entries)).index();
            if (entries.isWhole() && next == entries.next()) {
                for (byte[] entry : entries.entries()) {
                    follower.entry(entry);
                    told++;
                }
                return;
            }
            begun = false;
        }
        throw new IOException("the changes to the streams are deleted faster than they can be read");
    }

    /// Begins with the newest state, if it is newer than what was told.
    private void begin(Follower follower) throws IOException {
        Optional<StateFiles.State> newest = asking(states::newest);
        if (newest.isPresent() && newest.get().index() > told) {
            follower.state(newest.get().bytes());
            told = newest.get().index();
            state = told;
        }
        begun = true;
    }

    @Override
    public boolean append(byte[] entry) throws IOException {
        return switch (asking(() -> log.claim(told + 1, (index, millis) -> payload(index, entry)))) {
            case OURS -> {
                told++;
                yield true;
            }
            case TAKEN -> false;
            case BUSY -> throw new IOException("the store can't take a change to the streams at the moment");
            case UNKNOWN -> throw new IOException("the store didn't say whether it took a change to the streams");
        };
    }

    @Override
    public boolean wantsState() {
        return told - state >= STATE_EVERY;
    }

    @Override
    public void keep(byte[] bytes) throws IOException {
        long index = told;
        if (asking(() -> states.keep(new StateFiles.State(index, bytes)))) {
            state = index;
        }
    }

    /// Entries go once a state stands for them, but for the younger ones.
    @Override
    public void trim() throws IOException {
        long old = clock.millis() - KEPT.toMillis();
        Optional<Long> needed = asking(() -> states.trim(KEPT));
        if (needed.isPresent()) {
            asking(() -> {
                log.trim((last, millis) -> last <= needed.get() && millis < old);
                return needed;
            });
        }
    }

    @Override
    public void close() {
        // the store is closed by whoever opened it
    }

    private static Payload payload(long index, byte[] entry) {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES + entry.length)
                .putLong(index)
                .put(entry)
                .array();
        return new Payload(bytes, 1, new int[] {0}, new int[] {0});
    }

    private static <T> T asking(Patience.Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (StoreException e) {
            throw new IOException("the store of the streams answers: " + e.getMessage(), e);
        }
    }
}
