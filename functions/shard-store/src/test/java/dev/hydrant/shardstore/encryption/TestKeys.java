package dev.hydrant.shardstore.encryption;

import java.io.IOException;
import java.util.Random;

/// Master keys for tests.
public final class TestKeys {

    /// Has every key.
    public static final MasterKeys ANY = made();

    private TestKeys() {}

    private static MasterKeys made() {
        try {
            return KeyFile.read(KeyFile.made(new Random(7)), new Random(8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
