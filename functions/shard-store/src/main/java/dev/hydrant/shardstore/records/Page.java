package dev.hydrant.shardstore.records;

import java.util.ArrayList;
import java.util.List;

/// Collects the records of one read up to its limits. The first record always fits.
final class Page {

    private final int maxRecords;
    private final long maxBytes;
    private final RunOpener opener;
    private final List<StoredRecord> records = new ArrayList<>();
    private long bytes;
    private boolean closed;

    Page(int maxRecords, long maxBytes, RunOpener opener) {
        this.maxRecords = maxRecords;
        this.maxBytes = maxBytes;
        this.opener = opener;
    }

    RunOpener opener() {
        return opener;
    }

    boolean hasRoomFor(int more) {
        return records.size() < maxRecords && (records.isEmpty() || bytes + more <= maxBytes);
    }

    void add(StoredRecord record, int size) {
        records.add(record);
        bytes += size;
        closed = records.size() >= maxRecords || bytes >= maxBytes;
    }

    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    int roomForRecords() {
        return maxRecords - records.size();
    }

    long roomForBytes() {
        return maxBytes - bytes;
    }

    List<StoredRecord> records() {
        return records;
    }
}
