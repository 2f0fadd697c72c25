package dev.hydrant.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file system of one megabyte that really runs full. Mounting it needs root, or `sudo` without a password.
final class FullDiskIT {

    private static final int OBJECT_BYTES = 300_000;

    @TempDir
    Path temporary;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(temporary.resolve("disk"));
        run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString());
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    @Test
    void anObjectThatDoesNotFitIsRefusedAndLeavesRoomForOthers() throws IOException {
        try (ObjectStore store = LocalDirectoryStore.at(disk)) {
            Content content = Content.of(new byte[OBJECT_BYTES]);
            for (int i = 0; i < 3; i++) {
                assertThat(store.putIfAbsent("k" + i, content, Attributes.OCTET_STREAM))
                        .isEqualTo(PutOutcome.CREATED);
            }
            for (int i = 0; i < 3; i++) {
                assertFull(() -> store.putIfAbsent("k3", content, Attributes.OCTET_STREAM));
                assertFull(() -> store.put("k0", content, Attributes.OCTET_STREAM));
            }
            assertThat(ObjectStoreContract.keys(store, "", "")).containsExactly("k0", "k1", "k2");
            assertThat(store.get("k0", 0, OBJECT_BYTES))
                    .hasValueSatisfying(bytes -> assertThat(bytes).hasSize(OBJECT_BYTES));
            store.delete("k1");
            assertThat(store.putIfAbsent("k3", content, Attributes.OCTET_STREAM))
                    .isEqualTo(PutOutcome.CREATED);
        }
    }

    @Test
    void aBucketMountedFromAnotherDiskKeepsItsTemporaryFilesThere() throws IOException {
        Path elsewhere = temporary.resolve("elsewhere");
        try (ObjectStore store = LocalDirectoryStore.at(disk, elsewhere)) {
            assertThat(ObjectStoreContract.create(store, "k", "x")).isEqualTo(PutOutcome.CREATED);
            assertThat(ObjectStoreContract.create(store, "k", "x")).isEqualTo(PutOutcome.EXISTS);
            ObjectStoreContract.put(store, "k", "y");
            assertThat(ObjectStoreContract.keys(store, "", "")).containsExactly("k");
        }
        try (Stream<Path> left = Files.list(disk.resolve(".hydrant/work/tmp"))) {
            assertThat(left).isEmpty();
        }
    }

    private static void assertFull(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.FULL));
    }

    private static void run(String... command) throws Exception {
        List<String> asRoot = new ArrayList<>(List.of(command));
        if (!System.getProperty("user.name").equals("root")) {
            asRoot.addAll(0, List.of("sudo", "-n"));
        }
        Process process = new ProcessBuilder(asRoot).redirectErrorStream(true).start();
        List<String> said = process.inputReader().readAllLines();
        assertThat(process.waitFor())
                .as("%s said %s", String.join(" ", asRoot), said)
                .isZero();
    }
}
