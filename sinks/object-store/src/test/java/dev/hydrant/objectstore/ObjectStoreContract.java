package dev.hydrant.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import dev.hydrant.sink.ContentBuffer;
import dev.hydrant.sink.Pull;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every [ObjectStore] promises, each sentence a test; an adapter's test extends it.
public abstract class ObjectStoreContract {

    private static final int WRITERS = 32;
    private static final int ROUNDS = 8;
    private static final int PAGED_OBJECTS = 2345;

    /// Keys that some encoding on the way could damage; in the order of their UTF-8 bytes.
    private static final List<String> AWKWARD_KEYS = List.of(
            "!plain",
            "#hash?query&and",
            "%2F",
            "'quoted'",
            "(a) b",
            "+plus+",
            "2026-01-02T03:04:05Z",
            "a\\b",
            "dt=2026-01-02/hour=03/part 0+1.parquet",
            "dt=2026-01-02/hour=03:04",
            "dt=2026-01-020",
            "~tilde",
            "\u00e9t\u00e9",
            "\u65e5\u672c",
            "\uff5e-before-the-astral-planes",
            "\ud83d\ude92-fire-engine");

    private final List<ObjectStore> opened = new ArrayList<>();

    /// Another handle, as another process would have, on this test's own bucket, which is empty when the test
    /// begins.
    protected abstract ObjectStore newStore();

    /// Whether this kind of store has an exclusive lock.
    protected abstract boolean hasLock();

    /// The keys that must be kept; a store whose kind can't hold one of them says so by leaving it out.
    protected List<String> awkwardKeys() {
        return AWKWARD_KEYS;
    }

    /// How many of a key's bytes the store needs itself.
    protected int prefixBytes() {
        return 0;
    }

    @AfterEach
    void closeStores() {
        opened.forEach(ObjectStore::close);
    }

    protected final ObjectStore open() {
        ObjectStore store = newStore();
        opened.add(store);
        return store;
    }

    @Test
    void whatWasCreatedIsReadBackThroughAnyHandle() {
        assertThat(create(open(), "k", "one")).isEqualTo(PutOutcome.CREATED);
        assertThat(text(open(), "k")).contains("one");
    }

    @Test
    void aKeyThatIsTakenIsNotOverwrittenByCreation() {
        ObjectStore store = open();
        create(store, "k", "one");
        assertThat(create(store, "k", "two")).isEqualTo(PutOutcome.EXISTS);
        assertThat(create(store, "k", "one")).isEqualTo(PutOutcome.EXISTS);
        assertThat(text(store, "k")).contains("one");
    }

    @Test
    void oneOfManyConcurrentCreatorsWinsAndTheKeyHoldsItsBytes() throws Exception {
        List<ObjectStore> handles = List.of(open(), open());
        for (int round = 0; round < ROUNDS; round++) {
            String key = "race/" + round;
            int padding = round * 1000;
            List<PutOutcome> outcomes = inParallel(
                    WRITERS,
                    writer -> create(handles.get(writer % handles.size()), key, writer + " " + "x".repeat(padding)));
            assertThat(Collections.frequency(outcomes, PutOutcome.CREATED)).isOne();
            assertThat(Collections.frequency(outcomes, PutOutcome.EXISTS)).isEqualTo(WRITERS - 1);
            int winner = outcomes.indexOf(PutOutcome.CREATED);
            assertThat(text(handles.getFirst(), key)).contains(winner + " " + "x".repeat(padding));
        }
    }

    @Test
    void anObjectIsSeenWholeOrNotAtAllWhileItIsReplaced() throws Exception {
        ObjectStore store = open();
        int length = 200_000;
        store.put("k", Content.of(filled(length, 0)), Attributes.OCTET_STREAM);
        List<Boolean> whole = inParallel(8, worker -> {
            for (int i = 0; i < 10; i++) {
                if (worker % 2 == 0) {
                    store.put("k", Content.of(filled(length, worker)), Attributes.OCTET_STREAM);
                } else {
                    byte[] seen = store.get("k", 0, length).orElseThrow();
                    if (!Arrays.equals(seen, filled(length, seen[0]))) {
                        return false;
                    }
                }
            }
            return true;
        });
        assertThat(whole).containsOnly(true);
    }

    @Test
    void puttingCreatesAndReplaces() {
        ObjectStore store = open();
        put(store, "k", "a longer text at first");
        assertThat(text(store, "k")).contains("a longer text at first");
        put(store, "k", "short");
        assertThat(text(store, "k")).contains("short");
        assertThat(store.head("k").orElseThrow().length()).isEqualTo(5);
    }

    @Test
    void contentInManyChunksIsStoredAsOneObject() {
        ObjectStore store = open();
        byte[] bytes = random(6 * 1024 * 1024 + 17);
        ContentBuffer buffer = new ContentBuffer();
        buffer.write(bytes);
        Content content = buffer.take();
        assertThat(content.chunks()).hasSizeGreaterThan(5);
        assertThat(store.putIfAbsent("large", content, Attributes.encoded("gzip")))
                .isEqualTo(PutOutcome.CREATED);
        assertThat(store.get("large", 0, bytes.length))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(bytes));
        assertThat(store.putIfAbsent("large", content, Attributes.OCTET_STREAM)).isEqualTo(PutOutcome.EXISTS);
    }

    @Test
    void aRangeIsCutAtTheEndOfTheObject() {
        ObjectStore store = open();
        put(store, "k", "0123456789");
        assertThat(range(store, 0, 3)).contains("012");
        assertThat(range(store, 4, 3)).contains("456");
        assertThat(range(store, 7, 3)).contains("789");
        assertThat(range(store, 8, 3)).contains("89");
        assertThat(range(store, 10, 3)).contains("");
        assertThat(range(store, 11, 3)).contains("");
        assertThat(range(store, Long.MAX_VALUE, 3)).contains("");
        assertThat(range(store, 3, 0)).contains("");
        assertThat(range(store, 0, Integer.MAX_VALUE)).contains("0123456789");
        assertThat(range(store, 9, Integer.MAX_VALUE)).contains("9");
    }

    @Test
    void negativeRangesAreRefused() {
        ObjectStore store = open();
        assertThatThrownBy(() -> store.get("k", -1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.get("k", 0, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEmptyObjectIsAnObject() {
        ObjectStore store = open();
        assertThat(create(store, "k", "")).isEqualTo(PutOutcome.CREATED);
        assertThat(create(store, "k", "")).isEqualTo(PutOutcome.EXISTS);
        assertThat(range(store, 0, 10)).contains("");
        assertThat(range(store, 5, 10)).contains("");
        assertThat(store.head("k").orElseThrow().length()).isZero();
        assertThat(keys(store, "", "")).containsExactly("k");
    }

    @Test
    void whatIsNotThereIsEmpty() {
        ObjectStore store = open();
        put(store, "dir/k", "x");
        for (String missing : List.of("nothing", "dir", "dir/other", "dir/k2", "other/dir/k")) {
            assertThat(store.get(missing, 0, 1)).isEmpty();
            assertThat(store.get(missing, 0, 0)).isEmpty();
            assertThat(store.head(missing)).isEmpty();
        }
    }

    @Test
    void headSaysWhatAListingSays() throws IOException {
        ObjectStore store = open();
        put(store, "a/k", "12345");
        try (Pull<ObjectInfo> list = store.list("", "")) {
            assertThat(list.next()).isEqualTo(store.head("a/k").orElseThrow());
            assertThat(list.next()).isNull();
            assertThat(list.next()).isNull();
        }
    }

    @Test
    void lastModifiedIsMeasuredByTheStoresClock() {
        ObjectStore store = open();
        Instant before = store.now();
        put(store, "k", "x");
        Instant modified = store.head("k").orElseThrow().lastModified();
        assertThat(modified).isBetween(before, store.now());
    }

    @Test
    void awkwardKeysAreKeptAndListedInTheOrderOfTheirBytes() {
        ObjectStore store = open();
        List<String> shuffled = new ArrayList<>(awkwardKeys());
        Collections.shuffle(shuffled, new Random(7));
        for (String key : shuffled) {
            assertThat(create(store, key, key)).as(key).isEqualTo(PutOutcome.CREATED);
            assertThat(create(store, key, "other")).as(key).isEqualTo(PutOutcome.EXISTS);
        }
        assertThat(keys(store, "", "")).containsExactlyElementsOf(awkwardKeys());
        for (String key : shuffled) {
            assertThat(text(store, key)).as(key).contains(key);
            assertThat(store.head(key)).map(ObjectInfo::key).contains(key);
            assertThat(keys(store, key, "")).as(key).containsExactly(key);
        }
        for (String key : shuffled) {
            store.delete(key);
            assertThat(store.head(key)).as(key).isEmpty();
        }
        assertThat(keys(store, "", "")).isEmpty();
    }

    @Test
    void aListingBeginsAfterAnyKeyThereOrNot() {
        ObjectStore store = open();
        List<String> awkward = awkwardKeys();
        awkward.forEach(key -> put(store, key, "x"));
        for (int i = 0; i < awkward.size(); i++) {
            assertThat(keys(store, "", awkward.get(i)))
                    .as("after %s", awkward.get(i))
                    .containsExactlyElementsOf(awkward.subList(i + 1, awkward.size()));
        }
        assertThat(keys(store, "", "dt=2026-01-02/hour=03/")).startsWith("dt=2026-01-02/hour=03/part 0+1.parquet");
        assertThat(keys(store, "", "dt=2026-01-02/hour=03/part 1")).startsWith("dt=2026-01-02/hour=03:04");
        assertThat(keys(store, "", "dt=2026-01-02/")).startsWith("dt=2026-01-02/hour=03/part 0+1.parquet");
        assertThat(keys(store, "", "dt=2026-01-02")).startsWith("dt=2026-01-02/hour=03/part 0+1.parquet");
    }

    @Test
    void aListingHoldsExactlyTheKeysOfItsPrefix() {
        ObjectStore store = open();
        List.of("a/1", "a/2", "a/b/1", "a/b/2", "ab", "b/1").forEach(key -> put(store, key, "x"));
        assertThat(keys(store, "a/", "")).containsExactly("a/1", "a/2", "a/b/1", "a/b/2");
        assertThat(keys(store, "a", "")).containsExactly("a/1", "a/2", "a/b/1", "a/b/2", "ab");
        assertThat(keys(store, "a/b", "")).containsExactly("a/b/1", "a/b/2");
        assertThat(keys(store, "a/", "a/1")).containsExactly("a/2", "a/b/1", "a/b/2");
        assertThat(keys(store, "a/", "a/b/1")).containsExactly("a/b/2");
        assertThat(keys(store, "a/", "a/b/2")).isEmpty();
        assertThat(keys(store, "a/", "a")).containsExactly("a/1", "a/2", "a/b/1", "a/b/2");
        assertThat(keys(store, "b/", "a")).containsExactly("b/1");
        assertThat(keys(store, "a/", "b")).isEmpty();
        assertThat(keys(store, "c", "")).isEmpty();
        assertThat(keys(store, "a/1/", "")).isEmpty();
    }

    @Test
    void aListingGoesOnBeyondOnePage() throws Exception {
        ObjectStore store = open();
        List<String> expected = IntStream.range(0, PAGED_OBJECTS)
                .mapToObj(i -> "log/%012d".formatted(i))
                .toList();
        int writers = 8;
        inParallel(writers, writer -> {
            for (int i = writer; i < PAGED_OBJECTS; i += writers) {
                put(store, expected.get(i), "x");
            }
            return true;
        });
        assertThat(keys(store, "log/", "")).isEqualTo(expected);
        assertThat(keys(store, "log/", expected.get(999))).isEqualTo(expected.subList(1000, PAGED_OBJECTS));
        assertThat(keys(store, "", expected.get(PAGED_OBJECTS - 2))).containsExactly(expected.get(PAGED_OBJECTS - 1));
    }

    @Test
    void aListingMayBeLeftBeforeItsEndAndClosedTwice() throws IOException {
        ObjectStore store = open();
        List.of("a", "b", "c").forEach(key -> put(store, key, "x"));
        Pull<ObjectInfo> list = store.list("", "");
        assertThat(list.next()).isNotNull();
        list.close();
        list.close();
        assertThat(keys(store, "", "")).containsExactly("a", "b", "c");
    }

    @Test
    void whatWasDeletedIsGoneAndMayBeCreatedAgain() {
        ObjectStore store = open();
        put(store, "d/k", "one");
        store.delete("d/k");
        assertThat(store.head("d/k")).isEmpty();
        assertThat(keys(store, "", "")).isEmpty();
        store.delete("d/k");
        store.delete("never/was");
        assertThat(create(store, "d/k", "two")).isEqualTo(PutOutcome.CREATED);
        assertThat(text(store, "d/k")).contains("two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../a", "a/../b", "a/..", "a/./b", "./a", "a\0b", "half \ud83d surrogate"})
    void keysAgainstTheRulesAreRefusedByEveryMethod(String key) {
        ObjectStore store = open();
        assertInvalid(() -> create(store, key, "x"));
        assertInvalid(() -> put(store, key, "x"));
        assertInvalid(() -> store.get(key, 0, 1));
        assertInvalid(() -> store.head(key));
        assertInvalid(() -> store.delete(key));
        assertThat(keys(store, "", "")).isEmpty();
    }

    @Test
    void aKeyMayHave1024BytesAndNoMore() {
        ObjectStore store = open();
        String longest = "\u00e9".repeat(100) + "/" + ("d".repeat(99) + "/").repeat(8) + "k".repeat(23 - prefixBytes());
        assertThat(longest.getBytes(StandardCharsets.UTF_8)).hasSize(1024 - prefixBytes());
        assertThat(create(store, longest, "x")).isEqualTo(PutOutcome.CREATED);
        assertThat(keys(store, "", "")).containsExactly(longest);
        assertInvalid(() -> create(store, longest + "k", "x"));
    }

    @Test
    void aLockIsHeldByOneHandleUntilItIsClosed() {
        Optional<StoreLock> first = open().lock("lane/1", Duration.ZERO);
        assertThat(first.isPresent()).isEqualTo(hasLock());
        if (first.isEmpty()) {
            return;
        }
        ObjectStore other = open();
        assertThatThrownBy(() -> other.lock("lane/1", Duration.ZERO))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.LOCKED))
                .hasMessageContaining("lane/1");
        try (StoreLock elsewhere = other.lock("lane/2", Duration.ZERO).orElseThrow()) {
            assertThat(elsewhere).isNotNull();
        }
        first.get().close();
        first.get().close();
        StoreLock second = other.lock("lane/1", Duration.ZERO).orElseThrow();
        first.get().close();
        assertThatThrownBy(() -> open().lock("lane/1", Duration.ZERO)).isInstanceOf(StoreException.class);
        second.close();
        assertThat(keys(other, "", "")).isEmpty();
    }

    protected static PutOutcome create(ObjectStore store, String key, String text) {
        return store.putIfAbsent(key, content(text), Attributes.OCTET_STREAM);
    }

    protected static void put(ObjectStore store, String key, String text) {
        store.put(key, content(text), Attributes.OCTET_STREAM);
    }

    protected static Optional<String> text(ObjectStore store, String key) {
        return store.get(key, 0, Integer.MAX_VALUE).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    protected static List<String> keys(ObjectStore store, String prefix, String after) {
        List<String> keys = new ArrayList<>();
        try (Pull<ObjectInfo> list = store.list(prefix, after)) {
            for (ObjectInfo info = list.next(); info != null; info = list.next()) {
                keys.add(info.key());
            }
        } catch (IOException e) {
            throw new AssertionError("list " + prefix, e);
        }
        return keys;
    }

    protected static Content content(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Runs them at once, from one starting line.
    protected static <T> List<T> inParallel(int workers, Worker<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(workers);
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            List<Callable<T>> tasks = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                int worker = i;
                tasks.add(() -> {
                    start.await();
                    return work.work(worker);
                });
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        }
    }

    @FunctionalInterface
    protected interface Worker<T> {
        T work(int worker) throws Exception;
    }

    private static void assertInvalid(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.INVALID_KEY));
    }

    private static Optional<String> range(ObjectStore store, long offset, int length) {
        return store.get("k", offset, length).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(42).nextBytes(bytes);
        return bytes;
    }
}
