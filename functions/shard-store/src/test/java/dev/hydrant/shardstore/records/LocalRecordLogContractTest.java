package dev.hydrant.shardstore.records;

import dev.hydrant.shardstore.log.LocalDisk;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LocalRecordLogContractTest extends RecordLogContract {

    /// So few that a test fills several files.
    private static final long FILE_BYTES = 4_000;

    @TempDir
    Path directory;

    @Override
    RecordLog open() throws Exception {
        return LocalRecordLog.open(new LocalDisk(directory), FILE_BYTES, clock, RunOpener.NONE);
    }
}
