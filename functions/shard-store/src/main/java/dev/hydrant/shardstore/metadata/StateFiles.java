package dev.hydrant.shardstore.metadata;

import dev.hydrant.objectstore.ObjectInfo;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.PutOutcome;
import dev.hydrant.shardstore.segments.Patience;
import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import dev.hydrant.sink.Pull;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/// The states that entries led to, an object each: `<index of the last entry>`, in 12 digits. One is as good as
/// another of the same index, and an older one as good as a newer one with the entries between; so it does no harm
/// where one is made late.
///
/// `magic(4) crc32c(4) state`.
final class StateFiles {

    private static final int MAGIC = 0x4859_5354;
    private static final int HEADER_BYTES = 8;
    private static final Pattern NAME = Pattern.compile("(\\d{12})");
    private static final int DIGITS = 12;
    private static final int MAX_BYTES = Integer.MAX_VALUE;

    private final ObjectStore store;
    private final String prefix;
    private final Patience patience;

    /// @param index of the last entry it stands for
    record State(long index, byte[] bytes) {}

    private record Listed(long index, Instant made) {}

    StateFiles(ObjectStore store, String prefix, Patience patience) {
        this.store = store;
        this.prefix = prefix;
        this.patience = patience;
    }

    /// @throws IOException if it is damaged, or gone each time it is read
    Optional<State> newest() throws IOException {
        List<Listed> listed = list();
        while (!listed.isEmpty()) {
            long index = listed.getLast().index();
            Optional<byte[]> bytes = patience.read(() -> store.get(key(index), 0, MAX_BYTES));
            if (bytes.isPresent()) {
                return Optional.of(new State(index, unwrapped(bytes.get(), key(index))));
            }
            List<Listed> again = list();
            if (again.equals(listed)) {
                throw new IOException(key(index) + " is listed, but isn't there");
            }
            listed = again;
        }
        return Optional.empty();
    }

    /// @return whether it is there
    boolean keep(State state) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + state.bytes().length)
                .putInt(MAGIC)
                .putInt(checksum(state.bytes()))
                .put(state.bytes());
        PutOutcome outcome = patience.read(
                () -> store.putIfAbsent(key(state.index()), Content.of(bytes.array()), Attributes.OCTET_STREAM));
        return outcome != PutOutcome.UNKNOWN;
    }

    /// Deletes all states but the newest and the young ones.
    ///
    /// @return the index of the oldest that is left
    Optional<Long> trim(Duration kept) throws IOException {
        List<Listed> listed = list();
        if (listed.isEmpty()) {
            return Optional.empty();
        }
        Instant old = patience.read(store::now).minus(kept);
        Optional<Long> oldest = Optional.empty();
        for (Listed state : listed) {
            if (!state.equals(listed.getLast()) && state.made().isBefore(old)) {
                patience.read(() -> {
                    store.delete(key(state.index()));
                    return state;
                });
            } else if (oldest.isEmpty()) {
                oldest = Optional.of(state.index());
            }
        }
        return oldest;
    }

    private List<Listed> list() throws IOException {
        return patience.read(() -> {
            List<Listed> listed = new ArrayList<>();
            try (Pull<ObjectInfo> objects = store.list(prefix, "")) {
                for (ObjectInfo object = objects.next(); object != null; object = objects.next()) {
                    Matcher name = NAME.matcher(object.key())
                            .region(prefix.length(), object.key().length());
                    if (name.matches()) {
                        listed.add(new Listed(Long.parseLong(name.group(1)), object.lastModified()));
                    }
                }
            }
            return listed;
        });
    }

    private String key(long index) {
        String digits = Long.toString(index);
        return prefix + "0".repeat(DIGITS - digits.length()) + digits;
    }

    private static byte[] unwrapped(byte[] bytes, String key) throws IOException {
        ByteBuffer header = ByteBuffer.wrap(bytes);
        if (bytes.length < HEADER_BYTES || header.getInt() != MAGIC) {
            throw new IOException(key + " is damaged");
        }
        int checksum = header.getInt();
        byte[] state = new byte[header.remaining()];
        header.get(state);
        if (checksum(state) != checksum) {
            throw new IOException(key + " is damaged");
        }
        return state;
    }

    private static int checksum(byte[] state) {
        CRC32C crc = new CRC32C();
        crc.update(state);
        return (int) crc.getValue();
    }
}
