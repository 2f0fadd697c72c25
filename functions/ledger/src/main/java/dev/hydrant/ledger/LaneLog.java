package dev.hydrant.ledger;

import dev.hydrant.objectstore.ObjectInfo;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.PutOutcome;
import dev.hydrant.objectstore.StoreStateUnknownException;
import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import dev.hydrant.sink.Pull;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A lane's log in the state store: one object per entry, numbered from 0 without a gap, made only by
/// create-if-absent.
final class LaneLog {

    /// Under it, everything of the ledger is kept.
    static final String PREFIX = "state/";

    private static final int NUMBER_DIGITS = 12;

    /// Above what the largest files entry takes: [Batches#MAX_OBJECTS] keys of 1 KiB, escaped.
    private static final int MAX_ENTRY_BYTES = 32 * 1024 * 1024;

    /// How often an entry is put before its outcome is left unknown.
    private static final int APPEND_ATTEMPTS = 5;

    /// How many old entries one run removes at most.
    private static final int MAX_THINNED = 1000;

    private static final Attributes JSON = new Attributes("application/json", Optional.empty());

    private final ObjectStore store;
    private final String prefix;

    LaneLog(ObjectStore store, LaneName name) {
        this.store = store;
        this.prefix = PREFIX + name + "/";
    }

    /// The newest entry at or after this number; empty where there is none.
    Optional<Standing.Slot> newestFrom(long number) throws IOException {
        List<Standing.Slot> slots = slots(number == 0 ? "" : key(number - 1), Integer.MAX_VALUE);
        return slots.isEmpty() ? Optional.empty() : Optional.of(slots.getLast());
    }

    /// @return empty where the entry was thinned away, or never was
    Optional<Entry> read(long number) {
        return bytes(number).map(bytes -> EntryReader.read(place(number), bytes));
    }

    /// **Rule 1**: creates the next entry, then looks whether it is the newest; only then may the caller act
    /// on it.
    ///
    /// A worker that slept may create a number that was used and thinned away meanwhile. It stands there,
    /// harmless, below the entries that count, and the listing says so.
    ///
    /// @return whether the entry stands and is the newest; if not, begin again from a fresh listing
    /// @throws StoreStateUnknownException where that can't be found out; a later run does
    boolean append(long number, Entry entry) throws IOException {
        return create(number, EntryWriter.write(entry)) && !hasNewer(number);
    }

    /// **Rule 1** for an entry that was found: whether it stands, for good, and is the newest. Since it was
    /// listed, others may have gone on and thinned it away, and a sleeper may have created its number again; or
    /// its writer died before it was on the disk.
    boolean stands(long number) throws IOException {
        return store.head(key(number)).isPresent() && !hasNewer(number);
    }

    boolean hasNewer(long number) throws IOException {
        return !slots(key(number), 1).isEmpty();
    }

    /// Removes entries before this one that are old enough; number 0, the start, stays.
    void thin(long before, Duration retention) throws IOException {
        Instant newest = store.now().minus(retention);
        slots(key(0), MAX_THINNED).stream()
                .takeWhile(slot -> slot.number() < before && !slot.written().isAfter(newest))
                .forEach(slot -> delete(slot.number()));
    }

    /// What entries' times are measured by.
    Instant now() {
        return store.now();
    }

    /// Where an entry is, for messages.
    String place(long number) {
        return "entry `" + key(number) + "`";
    }

    private boolean create(long number, byte[] bytes) throws IOException {
        for (int attempt = 0; attempt < APPEND_ATTEMPTS; attempt++) {
            PutOutcome outcome = store.putIfAbsent(key(number), Content.of(bytes), JSON);
            if (outcome == PutOutcome.CREATED) {
                return true;
            }
            Optional<byte[]> there = bytes(number);
            if (there.isPresent()) {
                return Arrays.equals(there.get(), bytes);
            }
            if (outcome == PutOutcome.EXISTS) {
                return false;
            }
        }
        throw new StoreStateUnknownException(
                place(number) + " may or may not be there",
                new IOException("no answer to " + APPEND_ATTEMPTS + " attempts"));
    }

    private void delete(long number) {
        try {
            store.delete(key(number));
        } catch (StoreStateUnknownException e) {
            // Nobody needs the entry, gone or not; the next run lists it again if it stayed.
            return;
        }
    }

    private Optional<byte[]> bytes(long number) {
        return store.get(key(number), 0, MAX_ENTRY_BYTES);
    }

    private List<Standing.Slot> slots(String after, int limit) throws IOException {
        List<Standing.Slot> slots = new ArrayList<>();
        try (Pull<ObjectInfo> objects = store.list(prefix, after)) {
            for (ObjectInfo object = objects.next(); object != null && slots.size() < limit; object = objects.next()) {
                String name = object.key().substring(prefix.length());
                if (isNumber(name)) {
                    slots.add(new Standing.Slot(Long.parseLong(name), object.lastModified()));
                }
            }
        }
        return slots;
    }

    private String key(long number) {
        return prefix + String.format(Locale.ROOT, "%0" + NUMBER_DIGITS + "d", number);
    }

    /// What else is beside the entries isn't ours to judge.
    private static boolean isNumber(String name) {
        return name.length() == NUMBER_DIGITS && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
