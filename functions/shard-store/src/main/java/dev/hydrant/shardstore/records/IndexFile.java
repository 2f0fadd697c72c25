package dev.hydrant.shardstore.records;

import dev.hydrant.shardstore.log.LogDisk;
import dev.hydrant.shardstore.log.LogFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/// The index beside a finished file of the log: per shard where its runs lie.
///
/// The runs of each shard, 28 bytes each; once these are safe on the disk, a directory entry of 64 bytes
/// per shard, and `magic(8) logBytes(8) shards(4) crc32c(4)`, whose checksum covers the directory and what
/// is before it here. So a directory that is whole has whole runs. One that is missing or torn is made
/// again from the log.
final class IndexFile {

    private static final long MAGIC = 0x4859_4452_494e_4432L;
    private static final int TRAILER_BYTES = 24;
    private static final int ENTRY_BYTES = 64;
    private static final int RUN_BYTES = 28;

    private IndexFile() {}

    static String name(long file) {
        String digits = Long.toString(file);
        return "0".repeat(12 - digits.length()) + digits + ".index";
    }

    /// The directory of a file's index.
    static List<FileRuns> directory(long file, Map<Integer, RunTable> tables) {
        List<FileRuns> entries = new ArrayList<>();
        long offset = 0;
        for (Map.Entry<Integer, RunTable> shard : tables.entrySet()) {
            RunTable table = shard.getValue();
            int last = table.size() - 1;
            entries.add(new FileRuns(
                    file,
                    shard.getKey(),
                    table.firstCounter(0),
                    table.lastCounter(last),
                    table.arrivalMillis(0),
                    table.arrivalMillis(last),
                    table.bytes(),
                    offset,
                    table.size(),
                    checksum(list(table)),
                    table.isClosed()));
            offset += (long) RUN_BYTES * table.size();
        }
        return entries;
    }

    /// Writes the index of a file, its runs in the order of the directory.
    static void write(LogDisk disk, long logBytes, List<FileRuns> entries, Map<Integer, RunTable> tables)
            throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        String name = name(entries.getFirst().file());
        disk.delete(name);
        try (LogFile index = disk.create(name)) {
            for (RunTable table : tables.values()) {
                index.append(list(table));
            }
            index.force();
            ByteBuffer directory = bytes(entries);
            index.append(directory.duplicate());
            index.append(trailer(logBytes, entries.size(), directory));
            index.force();
        }
    }

    /// The directory of an index, or nothing if there is none that fits the log.
    static Optional<List<FileRuns>> directory(LogDisk disk, long file, long logBytes) throws IOException {
        try (LogFile index = disk.open(name(file))) {
            ByteBuffer trailer = ByteBuffer.allocate(TRAILER_BYTES);
            index.read(trailer, Math.max(0, index.size() - TRAILER_BYTES));
            int shards = trailer.getInt(16);
            long begin = index.size() - TRAILER_BYTES - (long) ENTRY_BYTES * shards;
            if (trailer.getLong(0) != MAGIC || trailer.getLong(8) != logBytes || shards < 1 || begin < 0) {
                return Optional.empty();
            }
            ByteBuffer directory = ByteBuffer.allocate(Math.multiplyExact(ENTRY_BYTES, shards));
            index.read(directory, begin);
            directory.flip();
            return trailer.flip().equals(trailer(logBytes, shards, directory))
                    ? Optional.of(entries(file, directory, shards))
                    : Optional.empty();
        } catch (NoSuchFileException | EOFException e) {
            return Optional.empty();
        }
    }

    /// The runs of one shard.
    ///
    /// @throws IOException if they can't be read or are damaged
    static RunTable runs(LogDisk disk, FileRuns entry) throws IOException {
        ByteBuffer list = ByteBuffer.allocate(RUN_BYTES * entry.runs());
        try (LogFile index = disk.open(name(entry.file()))) {
            index.read(list, entry.indexOffset());
        }
        list.flip();
        if (checksum(list) != entry.checksum()) {
            throw new IOException(disk + "/" + name(entry.file()) + " is damaged at offset " + entry.indexOffset()
                    + "; it is made again when the store opens without it");
        }
        RunTable table = new RunTable();
        for (int i = 0; i < entry.runs(); i++) {
            table.add(list.getLong(), list.getInt(), list.getLong(), list.getInt(), list.getInt());
        }
        return table;
    }

    /// Whether these are the runs that the directory's entry is of.
    static boolean lists(RunTable table, FileRuns entry) {
        return table.size() == entry.runs() && checksum(list(table)) == entry.checksum();
    }

    private static ByteBuffer trailer(long logBytes, int shards, ByteBuffer directory) {
        ByteBuffer trailer = ByteBuffer.allocate(TRAILER_BYTES)
                .putLong(MAGIC)
                .putLong(logBytes)
                .putInt(shards);
        CRC32C crc = new CRC32C();
        crc.update(trailer.duplicate().flip());
        crc.update(directory.duplicate());
        return trailer.putInt((int) crc.getValue()).flip();
    }

    private static ByteBuffer list(RunTable table) {
        ByteBuffer list = ByteBuffer.allocate(RUN_BYTES * table.size());
        for (int i = 0; i < table.size(); i++) {
            list.putLong(table.firstCounter(i))
                    .putInt(table.count(i))
                    .putLong(table.arrivalMillis(i))
                    .putInt(table.offset(i))
                    .putInt(table.length(i));
        }
        return list.flip();
    }

    private static ByteBuffer bytes(List<FileRuns> entries) {
        ByteBuffer directory = ByteBuffer.allocate(ENTRY_BYTES * entries.size());
        for (FileRuns entry : entries) {
            directory
                    .putInt(entry.shard())
                    .putLong(entry.firstCounter())
                    .putLong(entry.lastCounter())
                    .putLong(entry.firstMillis())
                    .putLong(entry.lastMillis())
                    .putLong(entry.bytes())
                    .putLong(entry.indexOffset())
                    .putInt(entry.runs())
                    .putInt(entry.checksum())
                    .putInt(entry.closed() ? 1 : 0);
        }
        return directory.flip();
    }

    private static List<FileRuns> entries(long file, ByteBuffer directory, int shards) {
        List<FileRuns> entries = new ArrayList<>();
        for (int i = 0; i < shards; i++) {
            int shard = directory.getInt();
            entries.add(new FileRuns(
                    file,
                    shard,
                    directory.getLong(),
                    directory.getLong(),
                    directory.getLong(),
                    directory.getLong(),
                    directory.getLong(),
                    directory.getLong(),
                    directory.getInt(),
                    directory.getInt(),
                    directory.getInt() == 1));
        }
        return entries;
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate());
        return (int) crc.getValue();
    }
}
