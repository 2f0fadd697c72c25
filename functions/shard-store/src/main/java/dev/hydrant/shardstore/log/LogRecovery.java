package dev.hydrant.shardstore.log;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Opens the files of a log after any kind of end: reads what its owner doesn't know, cuts off a torn tail.
///
/// Nothing torn was ever acknowledged. What was acknowledged and is damaged now is refused, never cut off.
final class LogRecovery {

    private static final Logger LOG = System.getLogger(BatchLog.class.getName());
    private static final Pattern NAME = Pattern.compile("(\\d{12})\\.log");

    final ConcurrentSkipListMap<Long, LogFile> files = new ConcurrentSkipListMap<>();
    long lastNumber;
    long lastEnd;
    long nextBatch;

    final LogReach reach;

    private final LogDisk disk;

    LogRecovery(LogDisk disk, LogReach reach) {
        this.disk = disk;
        this.reach = reach;
    }

    /// The name of a file. The number is padded by hand: formatting would load much for a process that
    /// starts.
    static String name(long number) {
        String digits = Long.toString(number);
        return "0".repeat(12 - digits.length()) + digits + ".log";
    }

    void run(LogReplay replay) throws IOException {
        List<Long> numbers = numbers();
        checkAllAreThere(numbers);
        try {
            List<BatchFormat.FileHeader> headers = new ArrayList<>();
            for (int i = 0; i < numbers.size(); i++) {
                BatchFormat.FileHeader header = open(numbers.get(i), i == numbers.size() - 1);
                if (header != null) {
                    headers.add(header);
                }
            }
            numbers = List.copyOf(files.keySet());
            for (int i = 0; i < numbers.size(); i++) {
                boolean last = i == numbers.size() - 1;
                replay(replay, numbers.get(i), headers.get(i), last ? null : headers.get(i + 1));
            }
            if (!numbers.isEmpty()) {
                files.lastEntry().getValue().force();
                disk.syncDirectory();
                reach.found(numbers.getFirst(), lastNumber, lastEnd);
            }
        } catch (IOException e) {
            for (LogFile file : files.values()) {
                file.close();
            }
            throw e;
        }
    }

    private void checkAllAreThere(List<Long> numbers) throws LogCorruptException {
        long expected = reach.firstFile(numbers.isEmpty() ? Long.MAX_VALUE : numbers.getFirst());
        for (long number : numbers) {
            if (number != expected) {
                throw missing(expected);
            }
            expected++;
        }
        if (reach.includes(expected)) {
            throw missing(expected);
        }
    }

    private LogCorruptException missing(long number) {
        return new LogCorruptException(disk + "/" + name(number) + " is missing; restore the file");
    }

    private List<Long> numbers() throws IOException {
        return disk.list().stream()
                .map(NAME::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> Long.valueOf(matcher.group(1)))
                .sorted()
                .toList();
    }

    /// @return null if the file is the last one and its making was interrupted
    private BatchFormat.@Nullable FileHeader open(long number, boolean last) throws IOException {
        LogFile file = disk.open(name(number));
        long size = file.size();
        if (size >= BatchFormat.FILE_HEADER_BYTES) {
            ByteBuffer bytes = ByteBuffer.allocate(BatchFormat.FILE_HEADER_BYTES);
            file.read(bytes, 0);
            if (BatchFormat.isFileHeader(bytes)) {
                files.put(number, file);
                return BatchFormat.fileHeader(bytes);
            }
        }
        boolean holdsBatches = new BatchScanner(file, size, -1).isFollowedByLaterBatch();
        file.close();
        if (!last || holdsBatches || reach.includes(number)) {
            throw new LogCorruptException(disk + "/" + name(number) + ": the header is damaged; restore the file");
        }
        LOG.log(Level.WARNING, "{0}/{1}: removed, its making was interrupted ({2} bytes)", disk, name(number), size);
        disk.delete(name(number));
        disk.syncDirectory();
        return null;
    }

    private void replay(
            LogReplay replay, long number, BatchFormat.FileHeader header, BatchFormat.@Nullable FileHeader next)
            throws IOException {
        LogFile file = files.get(number);
        if (file == null) {
            throw new IllegalStateException("file " + number + " was opened before");
        }
        lastNumber = number;
        if (next != null && replay.knows(number, next.previousEnd())) {
            return;
        }
        BatchScanner scanner =
                new BatchScanner(file, next == null ? file.size() : next.previousEnd(), header.firstBatch());
        long begin = scanner.offset();
        for (ByteBuffer payload = scanner.next(); payload != null; payload = scanner.next()) {
            replay.batch(new LogPosition(number, begin + BatchFormat.BATCH_HEADER_BYTES), payload);
            begin = scanner.offset();
        }
        lastEnd = scanner.offset();
        nextBatch = scanner.nextBatch();
        if (next == null) {
            cutTail(file, number, scanner);
        } else if (lastEnd != next.previousEnd()) {
            throw damaged(number, scanner);
        } else {
            replay.finished(number, lastEnd);
        }
    }

    private void cutTail(LogFile file, long number, BatchScanner scanner) throws IOException {
        if (reach.isBeyond(number, scanner.offset())) {
            throw damaged(number, scanner);
        }
        long torn = file.size() - scanner.offset();
        if (torn == 0) {
            return;
        }
        if (scanner.isFollowedByZeros()) {
            file.truncate(scanner.offset());
            return;
        }
        if (scanner.isFollowedByLaterBatch()) {
            throw damaged(number, scanner);
        }
        LOG.log(
                Level.WARNING,
                "{0}/{1}: cut off a torn tail of {2} bytes at offset {3}; nothing of it had been acknowledged",
                disk,
                name(number),
                Long.toString(torn),
                Long.toString(scanner.offset()));
        file.truncate(scanner.offset());
        file.force();
    }

    private LogCorruptException damaged(long number, BatchScanner scanner) {
        boolean last = number == files.lastKey();
        return new LogCorruptException(disk + "/" + name(number) + ": bytes that had been acknowledged are damaged or"
                + " missing at offset " + scanner.offset() + "; restore the file"
                + (last
                        ? ", or cut it off there and delete " + disk + "/" + LogReach.NAME
                                + " to go on without what followed"
                        : ""));
    }
}
