package dev.hydrant.orc;

import org.apache.hadoop.fs.Path;
import org.apache.orc.MemoryManager;

/// Lets each writer have the stripe size it asked for. ORC's own manager divides the heap among the process's writers,
/// so the end of a stripe, and with it a file's bytes, would depend on what else is written at the time.
final class OwnMemory implements MemoryManager {

    @Override
    public void addWriter(Path path, long requestedAllocation, Callback callback) {}

    @Override
    public void removeWriter(Path path) {}

    @Deprecated
    @Override
    public void addedRow(int rows) {}

    @Override
    public long checkMemory(long previousAllocation, Callback writer) {
        return previousAllocation;
    }
}
