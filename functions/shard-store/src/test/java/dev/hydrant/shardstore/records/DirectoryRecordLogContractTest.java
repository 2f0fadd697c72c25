package dev.hydrant.shardstore.records;

import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.Place;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DirectoryRecordLogContractTest extends ObjectStoreRecordLogContract {

    @TempDir
    Path directory;

    @Override
    ObjectStore store() {
        return Place.ofDirectory(directory).own().orElseThrow();
    }
}
