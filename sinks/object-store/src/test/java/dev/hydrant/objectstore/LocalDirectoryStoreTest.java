package dev.hydrant.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.sink.Attributes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a directory promises beyond the contract.
final class LocalDirectoryStoreTest {

    @TempDir
    Path temporary;

    @Test
    void anObjectIsAPlainFileOfItsName() throws IOException {
        Path directory = temporary.resolve("made/on/demand");
        try (ObjectStore store = LocalDirectoryStore.at(directory)) {
            store.putIfAbsent("dt=1/a b.txt", ObjectStoreContract.content("x"), Attributes.encoded("gzip"));
        }
        assertThat(directory.resolve("dt=1/a b.txt")).hasContent("x");
    }

    @Test
    void aStoreThatIsOnlyReadMakesNothing() throws IOException {
        Path directory = temporary.resolve("none");
        try (ObjectStore store = LocalDirectoryStore.at(directory)) {
            assertThat(store.head("k")).isEmpty();
            assertThat(store.get("a/k", 0, 1)).isEmpty();
            assertThat(ObjectStoreContract.keys(store, "", "")).isEmpty();
            store.delete("k");
        }
        assertThat(directory).doesNotExist();
    }

    static Stream<String> keysNoFileCanHave() {
        return Stream.of(
                "/absolute",
                "/",
                "a//b",
                "a/",
                ".hydrant/work/tmp/x",
                ".hydrant/x",
                ".hydrant",
                "n".repeat(256),
                "a/" + "\u00e9".repeat(128) + "/b");
    }

    @ParameterizedTest
    @MethodSource("keysNoFileCanHave")
    void aKeyThatNoFileCanHaveIsRefused(String key) {
        try (ObjectStore store = LocalDirectoryStore.at(temporary)) {
            assertInvalid(() -> ObjectStoreContract.create(store, key, "x"));
            assertInvalid(() -> ObjectStoreContract.put(store, key, "x"));
            assertInvalid(() -> store.get(key, 0, 1));
            assertInvalid(() -> store.head(key));
            assertInvalid(() -> store.delete(key));
            assertThat(ObjectStoreContract.keys(store, key, "")).isEmpty();
            assertThat(ObjectStoreContract.keys(store, "", key)).isEmpty();
        }
    }

    @Test
    void aPrefixThatLeadsOutListsNothing() throws IOException {
        Files.writeString(temporary.resolve("outside"), "x");
        Path inside = Files.createDirectory(temporary.resolve("inside"));
        try (ObjectStore store = LocalDirectoryStore.at(inside)) {
            for (String prefix : List.of("../", "..", "./", "a/../../", "/", "//", "\0/", "\ud83d/")) {
                assertThat(ObjectStoreContract.keys(store, prefix, "")).isEmpty();
            }
        }
    }

    @Test
    void anObjectIsNoDirectoryAndADirectoryNoObject() {
        try (ObjectStore store = LocalDirectoryStore.at(temporary)) {
            ObjectStoreContract.put(store, "a", "object");
            ObjectStoreContract.put(store, "d/e/k", "object");
            for (String key : List.of("a/b", "a/b/c", "d", "d/e")) {
                assertInvalid(() -> ObjectStoreContract.create(store, key, "x"));
                assertInvalid(() -> ObjectStoreContract.put(store, key, "x"));
                assertThat(store.get(key, 0, 1)).isEmpty();
                assertThat(store.head(key)).isEmpty();
                store.delete(key);
            }
            assertThat(ObjectStoreContract.keys(store, "", "")).containsExactly("a", "d/e/k");
            assertThat(ObjectStoreContract.text(store, "a")).contains("object");
        }
    }

    @Test
    void symbolicLinksAreNotFollowed() throws IOException {
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "x");
        Path inside = Files.createDirectory(temporary.resolve("inside"));
        Files.createSymbolicLink(inside.resolve("out"), outside);
        Files.createSymbolicLink(inside.resolve("file"), outside.resolve("secret"));
        try (ObjectStore store = LocalDirectoryStore.at(inside)) {
            assertThat(ObjectStoreContract.keys(store, "", "")).isEmpty();
            assertThat(ObjectStoreContract.keys(store, "out/", "")).isEmpty();
            assertThat(store.get("out/secret", 0, 1)).isEmpty();
            assertThat(store.get("file", 0, 1)).isEmpty();
            store.delete("out/secret");
            store.delete("file");
            assertInvalid(() -> ObjectStoreContract.create(store, "out/new", "x"));
            assertInvalid(() -> ObjectStoreContract.put(store, "out/secret", "y"));
            assertThat(ObjectStoreContract.create(store, "file", "x")).isEqualTo(PutOutcome.EXISTS);
        }
        assertThat(outside.resolve("secret")).hasContent("x");
        assertThat(outside.resolve("new")).doesNotExist();
    }

    @Test
    void aSymbolicLinkToTheStoreItselfIsFollowed() throws IOException {
        Path disk = Files.createDirectory(temporary.resolve("disk"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), disk);
        try (ObjectStore store = LocalDirectoryStore.at(link)) {
            assertThat(ObjectStoreContract.create(store, "a/k", "x")).isEqualTo(PutOutcome.CREATED);
            assertThat(ObjectStoreContract.keys(store, "", "")).containsExactly("a/k");
        }
        assertThat(disk.resolve("a/k")).hasContent("x");
    }

    @Test
    void foreignFilesAreObjectsAndOthersAreLeftAlone() throws Exception {
        Files.createDirectories(temporary.resolve("empty/directory"));
        Files.writeString(temporary.resolve("foreign.csv"), "1,2");
        Files.writeString(temporary.resolve(".hidden"), "x");
        makeFileOfLatin1Name();
        try (ObjectStore store = LocalDirectoryStore.at(temporary)) {
            ObjectStoreContract.put(store, "ours", "x");
            assertThat(ObjectStoreContract.keys(store, "", "")).containsExactly(".hidden", "foreign.csv", "ours");
            assertThat(ObjectStoreContract.text(store, "foreign.csv")).contains("1,2");
        }
        assertThat(temporary.resolve("empty/directory")).isDirectory();
        try (Stream<Path> files = Files.list(temporary)) {
            assertThat(files).hasSize(6);
        }
    }

    @Test
    void aDirectoryLargerThanAPageIsListedInOrder() throws IOException {
        for (int page = 1; page <= 7; page++) {
            Path directory = temporary.resolve("page" + page);
            try (ObjectStore store = new LocalDirectoryStore(directory, directory.resolve("w"), Disk.REAL, page)) {
                List<String> keys = List.of("a", "a!/x", "a/1", "a/2", "a/b/1", "a0", "b", "c/d/e/f", "c/d0", "z");
                keys.reversed().forEach(key -> {
                    if (!key.equals("a")) {
                        ObjectStoreContract.put(store, key, "x");
                    }
                });
                List<String> listed = keys.subList(1, keys.size());
                assertThat(ObjectStoreContract.keys(store, "", "")).isEqualTo(listed);
                for (String after : keys) {
                    assertThat(ObjectStoreContract.keys(store, "", after))
                            .isEqualTo(listed.stream()
                                    .filter(key -> Keys.compare(key, after) > 0)
                                    .toList());
                }
            }
        }
    }

    @Test
    void aDirectoryThatIsDeletedMeanwhileIsMadeAgain() throws IOException {
        try (ObjectStore store = LocalDirectoryStore.at(temporary)) {
            ObjectStoreContract.put(store, "a/b/1", "x");
            store.delete("a/b/1");
            Files.delete(temporary.resolve("a/b"));
            Files.delete(temporary.resolve("a"));
            assertThat(ObjectStoreContract.create(store, "a/b/2", "x")).isEqualTo(PutOutcome.CREATED);
            assertThat(ObjectStoreContract.keys(store, "", "")).containsExactly("a/b/2");
        }
    }

    @Test
    void whatADeadStoreLeftIsRemovedAndWhatALivingOneHasStays() throws IOException {
        Path work = temporary.resolve(".hydrant/work");
        Path dead = Files.createDirectories(work.resolve("tmp/dead"));
        Files.writeString(dead.resolve("lock"), "");
        Files.writeString(dead.resolve("17"), "half an obj");
        Path foreign = Files.writeString(work.resolve("tmp/note.txt"), "not ours");
        try (Workspace living = Workspace.open(work)) {
            Path file = Files.writeString(living.newName(), "under way");
            try (ObjectStore store = LocalDirectoryStore.at(temporary)) {
                ObjectStoreContract.put(store, "k", "x");
                assertThat(dead).doesNotExist();
                assertThat(file).hasContent("under way");
                assertThat(ObjectStoreContract.keys(store, "", "")).containsExactly("k");
            }
            assertThat(file).exists();
        }
        assertThat(foreign).exists();
        try (Stream<Path> left = Files.list(work.resolve("tmp"))) {
            assertThat(left).containsExactly(foreign);
        }
    }

    @Test
    void aLockIsWaitedForAsLongAsPatienceLasts() throws Exception {
        try (ObjectStore store = LocalDirectoryStore.at(temporary)) {
            StoreLock first = store.lock("l", Duration.ZERO).orElseThrow();
            Thread release = Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(50);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                first.close();
            });
            store.lock("l", Duration.ofMinutes(1)).orElseThrow().close();
            release.join();
        }
    }

    @Test
    void aDirectoryThatMayNotBeWrittenSaysSo() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "x");
        try (ObjectStore store = LocalDirectoryStore.at(file)) {
            assertThatThrownBy(() -> ObjectStoreContract.create(store, "k", "x"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("create `k`");
        }
    }

    @Test
    void aListingThatCannotBeReadSaysSo() throws IOException {
        Path loop = temporary.resolve("loop");
        Files.createSymbolicLink(loop, loop);
        try (ObjectStore store = LocalDirectoryStore.at(loop)) {
            assertThatThrownBy(() -> store.list("p", "").next())
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("list `p`")
                    .hasMessageContaining(loop.toString());
        }
    }

    @Test
    void aClosedStoreTakesNoMoreObjects() {
        ObjectStore store = LocalDirectoryStore.at(temporary);
        ObjectStoreContract.put(store, "k", "x");
        store.close();
        assertThatThrownBy(() -> ObjectStoreContract.put(store, "l", "x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    /// Java can't name such a file under a UTF-8 locale, so a shell does.
    private void makeFileOfLatin1Name() throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", "touch \"$(printf 'caf\\351')\"")
                .directory(temporary.toFile())
                .inheritIO()
                .start();
        assertThat(shell.waitFor()).isZero();
    }

    static void assertInvalid(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.INVALID_KEY));
    }
}
