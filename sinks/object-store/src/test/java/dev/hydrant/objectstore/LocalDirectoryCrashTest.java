package dev.hydrant.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.sink.Content;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a directory holds when the disk fails, or the process dies, at any step of a change.
final class LocalDirectoryCrashTest {

    @TempDir
    Path temporary;

    @Test
    void everythingIsSyncedInTheOrderThatALossOfPowerNeeds() {
        Path root = temporary.resolve("new");
        StepDisk disk = new StepDisk(step -> Optional.empty());
        try (ObjectStore store = store(root, disk)) {
            ObjectStoreContract.create(store, "a/b", "x");
        }
        assertThat(disk.steps)
                .containsExactly(
                        "createDirectory " + root,
                        "sync " + temporary,
                        "write",
                        "createDirectory " + root.resolve("a"),
                        "sync " + root,
                        "link " + root.resolve("a/b"),
                        "sync " + root.resolve("a"));
    }

    @Test
    void aDirectoryFoundThereIsSyncedOnceAsWell() throws IOException {
        Files.createDirectories(temporary.resolve("a"));
        StepDisk disk = new StepDisk(step -> Optional.empty());
        try (ObjectStore store = store(temporary, disk)) {
            ObjectStoreContract.put(store, "a/1", "x");
            ObjectStoreContract.put(store, "a/2", "x");
            store.delete("a/1");
        }
        assertThat(disk.steps)
                .containsExactly(
                        "write",
                        "createDirectory " + temporary.resolve("a"),
                        "sync " + temporary,
                        "rename " + temporary.resolve("a/1"),
                        "sync " + temporary.resolve("a"),
                        "write",
                        "rename " + temporary.resolve("a/2"),
                        "sync " + temporary.resolve("a"),
                        "delete " + temporary.resolve("a/1"),
                        "sync " + temporary.resolve("a"));
    }

    @Test
    void aTakenKeyIsAnsweredOnlyWhenItsNameIsOnTheDisk() {
        StepDisk disk = new StepDisk(step -> Optional.empty());
        try (ObjectStore store = store(temporary, disk)) {
            ObjectStoreContract.put(store, "k", "x");
            disk.steps.clear();
            assertThat(ObjectStoreContract.create(store, "k", "y")).isEqualTo(PutOutcome.EXISTS);
        }
        assertThat(disk.steps).containsExactly("sync " + temporary);
    }

    /// Its writer may have died between the link and the sync.
    @Test
    void anObjectIsToldOfOnlyWhenItsNameIsOnTheDisk() throws IOException {
        Files.createDirectories(temporary.resolve("d"));
        Files.writeString(temporary.resolve("d/k"), "x");
        StepDisk disk = new StepDisk(step -> Optional.empty());
        try (ObjectStore store = store(temporary, disk)) {
            assertThat(store.head("d/k")).isPresent();
            assertThat(store.head("d/none")).isEmpty();
        }
        assertThat(disk.steps).containsExactly("sync " + temporary.resolve("d"));
    }

    @Test
    void aCrashAtAnyStepLeavesTheObjectWholeOrNotAtAll() throws IOException {
        StepDisk whole = new StepDisk(step -> Optional.empty());
        try (ObjectStore store = store(temporary.resolve("whole"), whole)) {
            writeThrice(store);
        }
        int crashes = 0;
        for (int step = 0; step <= whole.steps.size(); step++) {
            Path root = temporary.resolve("crash" + step);
            StepDisk disk = new StepDisk(crashAt(step));
            ObjectStore dying = store(root, disk);
            try {
                writeThrice(dying);
            } catch (SimulatedCrash crash) {
                crashes++;
            }
            try (ObjectStore next = LocalDirectoryStore.at(root)) {
                assertThat(ObjectStoreContract.text(next, "d/created").orElse("whole"))
                        .isEqualTo("whole");
                assertThat(ObjectStoreContract.text(next, "d/replaced").orElse("first"))
                        .isIn("first", "second");
                assertThat(ObjectStoreContract.keys(next, "", "")).isSubsetOf("d/created", "d/replaced");
            }
            dying.close();
        }
        assertThat(crashes).isEqualTo(whole.steps.size());
    }

    @Test
    void aFullDiskIsSaidAndLeavesNothing() throws IOException {
        for (String step : List.of("write", "createDirectory", "link", "rename")) {
            Path root = Files.createDirectory(temporary.resolve(step));
            StepDisk disk = new StepDisk(at -> at.startsWith(step)
                    ? Optional.of(new FileSystemException("f", null, "No space left on device"))
                    : Optional.empty());
            try (ObjectStore store = store(root, disk)) {
                assertThatThrownBy(() -> {
                            ObjectStoreContract.create(store, "d/k", "x");
                            ObjectStoreContract.put(store, "d/k", "x");
                        })
                        .as(step)
                        .isInstanceOfSatisfying(
                                StoreException.class,
                                e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.FULL))
                        .hasMessageContaining("d/k");
                assertThat(ObjectStoreContract.text(store, "d/k").orElse("x")).isEqualTo("x");
            }
            try (ObjectStore store = LocalDirectoryStore.at(root)) {
                assertThat(ObjectStoreContract.keys(store, "", "")).isSubsetOf("d/k");
            }
        }
    }

    @Test
    void anObjectThatIsLargerThanWhatIsLeftIsRefusedAsFullInAnyLanguage() {
        IOException german = new IOException("Auf dem Ger\u00e4t ist kein Speicherplatz mehr verf\u00fcgbar");
        assertThat(LocalFailures.of(german, "put `k`", temporary, Long.MAX_VALUE)
                        .reason())
                .isEqualTo(StoreException.Reason.FULL);
        assertThat(LocalFailures.of(german, "put `k`", temporary, 1).reason()).isEqualTo(StoreException.Reason.OTHER);
    }

    @Test
    void aFailedSyncOfTheDirectoryMakesTheOutcomeUnknown() {
        StepDisk disk = new StepDisk(step -> step.equals("sync " + temporary.resolve("d"))
                ? Optional.of(new IOException("Input/output error"))
                : Optional.empty());
        try (ObjectStore store = store(temporary, disk)) {
            assertThat(ObjectStoreContract.create(store, "d/k", "x")).isEqualTo(PutOutcome.UNKNOWN);
            assertThat(ObjectStoreContract.create(store, "d/k", "x")).isEqualTo(PutOutcome.UNKNOWN);
            assertThatThrownBy(() -> ObjectStoreContract.put(store, "d/k", "x"))
                    .isInstanceOf(StoreStateUnknownException.class)
                    .hasMessageContaining("put `d/k`");
            assertThatThrownBy(() -> store.delete("d/k")).isInstanceOf(StoreStateUnknownException.class);
        }
    }

    @Test
    void aDiskThatFailsInTheMidstOfAChangeMakesTheOutcomeUnknown() {
        StepDisk disk =
                new StepDisk(step -> step.startsWith("link") || step.startsWith("rename") || step.startsWith("delete")
                        ? Optional.of(new FileSystemException("f", null, "Input/output error"))
                        : Optional.empty());
        try (ObjectStore store = store(temporary, disk);
                ObjectStore working = LocalDirectoryStore.at(temporary)) {
            assertThat(ObjectStoreContract.create(store, "k", "x")).isEqualTo(PutOutcome.UNKNOWN);
            ObjectStoreContract.put(working, "k", "x");
            assertThatThrownBy(() -> ObjectStoreContract.put(store, "k", "y"))
                    .isInstanceOf(StoreStateUnknownException.class)
                    .hasMessageContaining("Input/output error");
            assertThatThrownBy(() -> store.delete("k")).isInstanceOf(StoreStateUnknownException.class);
        }
    }

    @Test
    void aFileSystemWithoutHardLinksIsRefusedByThatName() {
        StepDisk disk = new StepDisk(step -> step.startsWith("link")
                ? Optional.of(new FileSystemException("f", null, "Operation not permitted"))
                : Optional.empty());
        try (ObjectStore store = store(temporary, disk)) {
            assertThatThrownBy(() -> ObjectStoreContract.create(store, "k", "x"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("Operation not permitted")
                    .hasMessageContaining("hard link");
            assertThat(ObjectStoreContract.keys(store, "", "")).isEmpty();
        }
    }

    private static void writeThrice(ObjectStore store) {
        ObjectStoreContract.create(store, "d/created", "whole");
        ObjectStoreContract.put(store, "d/replaced", "first");
        ObjectStoreContract.put(store, "d/replaced", "second");
    }

    private static ObjectStore store(Path root, Disk disk) {
        return new LocalDirectoryStore(root, root.resolve(".hydrant/work"), disk, 1000);
    }

    /// The steps of the store count from 0.
    private static Function<String, Optional<IOException>> crashAt(int crashStep) {
        int[] next = new int[1];
        return step -> {
            if (next[0]++ == crashStep) {
                throw new SimulatedCrash(step);
            }
            return Optional.empty();
        };
    }

    /// Writes down each step before it is done, and does as told instead.
    private static final class StepDisk implements Disk {
        private final List<String> steps = new ArrayList<>();
        private final Function<String, Optional<IOException>> fault;

        StepDisk(Function<String, Optional<IOException>> fault) {
            this.fault = fault;
        }

        @Override
        public void write(Path file, Content content) throws IOException {
            step("write");
            Disk.super.write(file, content);
        }

        @Override
        public void link(Path name, Path file) throws IOException {
            step("link " + name);
            Disk.super.link(name, file);
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            step("rename " + to);
            Disk.super.rename(from, to);
        }

        @Override
        public void createDirectory(Path directory) throws IOException {
            step("createDirectory " + directory);
            Disk.super.createDirectory(directory);
        }

        @Override
        public void delete(Path file) throws IOException {
            step("delete " + file);
            Disk.super.delete(file);
        }

        @Override
        public void sync(Path directory) throws IOException {
            step("sync " + directory);
            Disk.super.sync(directory);
        }

        private void step(String step) throws IOException {
            steps.add(step);
            Optional<IOException> failure = fault.apply(step);
            if (failure.isPresent()) {
                throw failure.get();
            }
        }
    }
}
