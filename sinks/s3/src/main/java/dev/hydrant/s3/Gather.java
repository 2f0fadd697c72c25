package dev.hydrant.s3;

import dev.hydrant.sink.Pull;
import dev.hydrant.sink.Scratch;
import dev.hydrant.sink.SinkRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Sorts records by key within a memory budget: over it, sorted runs go to temporary files and are merged at the end.
///
/// Memory doesn't depend on how many keys there are. Records of one key keep the order they were added in.
public final class Gather implements AutoCloseable {

    /// More runs than these are merged into one, so that open files and read buffers stay bounded.
    static final int MOST_RUNS = 128;

    private static final int SMALLEST_READ_BUFFER_BYTES = 16 * 1024;
    private static final int LARGEST_READ_BUFFER_BYTES = 1024 * 1024;

    private final Scratch scratch;
    private final long budgetBytes;
    private final MemoryRun memory = new MemoryRun();
    private final List<RunFile> files = new ArrayList<>();

    public Gather(Scratch scratch, long budgetBytes) {
        this.scratch = scratch;
        this.budgetBytes = budgetBytes;
    }

    public void add(GatherKey key, SinkRecord record) throws IOException {
        memory.add(key, record);
        if (memory.bytes() > budgetBytes) {
            spill();
        }
    }

    /// All that was added, in the order of the keys' bytes; a payload is valid until the next pull. Nothing may be
    /// added afterwards.
    public Pull<Gathered> sorted() throws IOException {
        if (files.isEmpty()) {
            return memory.sorted();
        }
        if (!memory.isEmpty()) {
            spill();
        }
        return RunMerge.of(files, readBufferBytes());
    }

    @Override
    public void close() throws IOException {
        memory.clear();
        for (RunFile file : files) {
            file.close();
        }
        files.clear();
    }

    private void spill() throws IOException {
        files.add(RunFile.write(scratch.newFile(), memory.sorted()));
        memory.clear();
        if (files.size() > MOST_RUNS) {
            RunFile merged = RunFile.write(scratch.newFile(), RunMerge.of(files, readBufferBytes()));
            close();
            files.add(merged);
        }
    }

    private int readBufferBytes() {
        long share = budgetBytes / files.size();
        return Math.toIntExact(Math.clamp(share, SMALLEST_READ_BUFFER_BYTES, LARGEST_READ_BUFFER_BYTES));
    }
}
