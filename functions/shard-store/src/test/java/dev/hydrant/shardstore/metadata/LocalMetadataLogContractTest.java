package dev.hydrant.shardstore.metadata;

import dev.hydrant.shardstore.log.LocalDisk;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LocalMetadataLogContractTest extends MetadataLogContract {

    @TempDir
    Path directory;

    @Override
    MetadataLog open() throws Exception {
        return LocalMetadataLog.open(new LocalDisk(directory));
    }
}
