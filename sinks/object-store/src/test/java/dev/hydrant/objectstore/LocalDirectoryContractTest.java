package dev.hydrant.objectstore;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class LocalDirectoryContractTest extends ObjectStoreContract {

    @TempDir
    Path directory;

    @Override
    protected ObjectStore newStore() {
        return LocalDirectoryStore.at(directory);
    }

    @Override
    protected boolean hasLock() {
        return true;
    }
}
