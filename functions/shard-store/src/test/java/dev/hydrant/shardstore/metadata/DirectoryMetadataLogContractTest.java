package dev.hydrant.shardstore.metadata;

import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.Place;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DirectoryMetadataLogContractTest extends ObjectStoreMetadataLogContract {

    @TempDir
    Path directory;

    @Override
    ObjectStore store() {
        return Place.ofDirectory(directory).own().orElseThrow();
    }
}
