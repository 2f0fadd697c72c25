package dev.hydrant.objectstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Pull;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random operations on the fake and on a directory, side by side: they must answer alike.
///
/// A failure names its seed; `-Dhydrant.seed=…` runs that one alone.
final class RandomOperationsTest {

    private static final int RUNS = 12;
    private static final int OPERATIONS = 150;
    private static final String SEED = "hydrant.seed";

    /// No key of them is a directory of another, which only the fake could hold.
    private static final List<String> KEYS = List.of(
            "a",
            "a b/c",
            "a!",
            "a-/x",
            "b/1",
            "b/10",
            "b/2",
            "b/c/1",
            "b/c/d/e",
            "b0",
            "c+",
            "c:d=e%2F",
            "\u00fc/\u00fc",
            "\uff5e",
            "\ud83d\ude92/\ud83d\ude92");

    @TempDir
    Path directory;

    @Test
    void aDirectoryAnswersAsTheFakeDoes() throws IOException {
        Long only = Long.getLong(SEED);
        long first = only == null ? System.nanoTime() : only;
        int runs = only == null ? RUNS : 1;
        for (int run = 0; run < runs; run++) {
            long seed = first + run;
            Path root = directory.resolve("run" + run);
            Random random = new Random(seed);
            int pageEntries = 1 + random.nextInt(8);
            try (ObjectStore real = new LocalDirectoryStore(root, root.resolve("w"), Disk.REAL, pageEntries);
                    ObjectStore fake = FakeObjectStore.local(new FakeBucket(), Faults.none())) {
                for (int i = 0; i < OPERATIONS; i++) {
                    step(random, real, fake, "-D" + SEED + "=" + seed + ", operation " + i);
                }
                assertThat(list(real, "", "", Integer.MAX_VALUE))
                        .as("-D%s=%s", SEED, seed)
                        .isEqualTo(list(fake, "", "", Integer.MAX_VALUE));
            }
        }
    }

    private static void step(Random random, ObjectStore real, ObjectStore fake, String where) throws IOException {
        String key = KEYS.get(random.nextInt(KEYS.size()));
        String text = "x".repeat(random.nextInt(4)) + random.nextInt(100);
        switch (random.nextInt(6)) {
            case 0 ->
                assertThat(ObjectStoreContract.create(real, key, text))
                        .as("%s: create %s", where, key)
                        .isEqualTo(ObjectStoreContract.create(fake, key, text));
            case 1 -> {
                real.put(key, ObjectStoreContract.content(text), Attributes.OCTET_STREAM);
                fake.put(key, ObjectStoreContract.content(text), Attributes.OCTET_STREAM);
            }
            case 2 -> {
                real.delete(key);
                fake.delete(key);
            }
            case 3 -> {
                long offset = random.nextInt(6);
                int length = random.nextInt(6);
                assertThat(read(real, key, offset, length))
                        .as("%s: get %s %s+%s", where, key, offset, length)
                        .isEqualTo(read(fake, key, offset, length));
            }
            case 4 ->
                assertThat(real.head(key).map(ObjectInfo::length))
                        .as("%s: head %s", where, key)
                        .isEqualTo(fake.head(key).map(ObjectInfo::length));
            default -> {
                String prefix = beginning(random, KEYS.get(random.nextInt(KEYS.size())));
                String after = random.nextBoolean() ? "" : beginning(random, key);
                int most = 1 + random.nextInt(KEYS.size());
                assertThat(list(real, prefix, after, most))
                        .as("%s: list `%s` after `%s`", where, prefix, after)
                        .isEqualTo(list(fake, prefix, after, most));
            }
        }
    }

    private static String beginning(Random random, String key) {
        return key.substring(0, key.offsetByCodePoints(0, random.nextInt(key.codePointCount(0, key.length()) + 1)));
    }

    private static Optional<String> read(ObjectStore store, String key, long offset, int length) {
        return store.get(key, offset, length).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static List<String> list(ObjectStore store, String prefix, String after, int most) throws IOException {
        List<String> listed = new ArrayList<>();
        try (Pull<ObjectInfo> list = store.list(prefix, after)) {
            for (ObjectInfo info = list.next(); info != null && listed.size() < most; info = list.next()) {
                listed.add(info.key() + " " + info.length());
            }
        }
        return listed;
    }
}
