package dev.hydrant.shardstore.log;

import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.zip.CRC32C;

/// How far a log is known to have reached, kept in a file beside it: what is missing there was safe once
/// and isn't what a crash tore.
///
/// Two places are written in turn, so that one is whole where the other is torn. They are synced only when the log is
/// opened or closed and before a file of it is deleted: after the kill of a process they tell the last append, after a
/// power loss an earlier one. So they may tell too little, never too much. A file that isn't there tells nothing.
final class LogReach implements AutoCloseable {

    static final String NAME = "reach";

    private static final Logger LOG = System.getLogger(BatchLog.class.getName());

    /// A sector of a disk; where sectors are larger, a power loss may cost both places, and nothing is told then.
    private static final int PLACE_BYTES = 512;

    private static final int CHECKED_BYTES = 4 * Long.BYTES;
    private static final int BYTES = CHECKED_BYTES + Integer.BYTES;

    private final LogFile file;
    private Known known;
    private boolean failing;
    private boolean open = true;

    /// @param serial grows with each note
    /// @param firstFile no file before it is needed
    /// @param lastFile -1 if there was none
    /// @param end so much of the last file was safe
    private record Known(long serial, long firstFile, long lastFile, long end) {
        static final Known NOTHING = new Known(0, 0, -1, 0);
    }

    private LogReach(LogFile file, Known known) {
        this.file = file;
        this.known = known;
    }

    static LogReach open(LogDisk disk) throws IOException {
        LogFile file;
        try {
            file = disk.open(NAME);
        } catch (NoSuchFileException e) {
            file = disk.create(NAME);
            file.overwrite(ByteBuffer.allocate(PLACE_BYTES + BYTES), 0); // so that a note needs no room
        }
        Known first = read(file, 0);
        Known second = read(file, PLACE_BYTES);
        return new LogReach(file, first.serial() > second.serial() ? first : second);
    }

    /// The first file that is to be there, if the first that is there is this one.
    long firstFile(long found) {
        return known.equals(Known.NOTHING) ? found : Math.min(found, known.firstFile());
    }

    /// Whether the log held this file once, or a later one.
    boolean includes(long number) {
        return number <= known.lastFile();
    }

    /// Whether the log went on behind this place once.
    boolean isBeyond(long number, long offset) {
        return number < known.lastFile() || (number == known.lastFile() && offset < known.end());
    }

    /// Takes in what an open found and made safe.
    void found(long first, long last, long offset) {
        tryTo(() -> {
            note(new Known(known.serial() + 1, first, last, offset));
            file.force();
        });
    }

    /// Takes in what is safe now.
    void reached(long number, long offset) {
        tryTo(() -> note(new Known(known.serial() + 1, known.firstFile(), number, offset)));
    }

    private interface Writing {
        void run() throws IOException;
    }

    /// Where it can't be written, less is known after a crash, and nothing lost.
    private void tryTo(Writing writing) {
        try {
            writing.run();
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOG.log(Level.WARNING, "how far the log reached can''t be written: {0}", e);
            }
            failing = true;
        }
    }

    /// Takes in that no file before this one is needed any more.
    ///
    /// @throws IOException if that may not survive a power loss
    void needsNothingBefore(long number) throws IOException {
        note(new Known(known.serial() + 1, number, known.lastFile(), known.end()));
        file.force();
    }

    /// May be repeated.
    @Override
    public void close() throws IOException {
        if (open) {
            open = false;
            try (file) {
                file.force();
            }
        }
    }

    private void note(Known next) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .putLong(next.serial())
                .putLong(next.firstFile())
                .putLong(next.lastFile())
                .putLong(next.end());
        file.overwrite(bytes.putInt(checksum(bytes)).flip(), next.serial() % 2 * PLACE_BYTES);
        known = next;
    }

    private static Known read(LogFile file, long position) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        try {
            file.read(bytes, position);
        } catch (EOFException e) {
            return Known.NOTHING;
        }
        return bytes.getInt(CHECKED_BYTES) == checksum(bytes)
                ? new Known(bytes.getLong(0), bytes.getLong(8), bytes.getLong(16), bytes.getLong(24))
                : Known.NOTHING;
    }

    /// Not that of zeros, so that room without a note isn't one.
    private static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate().limit(CHECKED_BYTES).position(0));
        return ~(int) crc.getValue();
    }
}
