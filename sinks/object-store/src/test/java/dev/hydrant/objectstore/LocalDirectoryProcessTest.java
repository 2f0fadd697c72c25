package dev.hydrant.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A directory in the hands of several processes, some of which die.
final class LocalDirectoryProcessTest {

    private static final int KILLS = 4;
    private static final int ANSWERS_BEFORE_KILL = 10;
    private static final int OBJECT_BYTES = 700_001;

    @TempDir
    Path directory;

    /// Creates `<number>` and replaces `replaced`, each number as all its bytes, and says so when each is
    /// answered.
    static final class Writer {
        public static void main(String[] arguments) {
            ObjectStore store = LocalDirectoryStore.at(Path.of(arguments[0]));
            for (int i = Integer.parseInt(arguments[1]); ; i++) {
                byte[] bytes = new byte[OBJECT_BYTES];
                Arrays.fill(bytes, (byte) i);
                store.putIfAbsent("created/" + i, Content.of(bytes), Attributes.OCTET_STREAM);
                store.put("replaced", Content.of(bytes), Attributes.OCTET_STREAM);
                System.out.println(i);
            }
        }
    }

    /// Takes the lock, says so, and holds it until it is killed.
    static final class LockHolder {
        public static void main(String[] arguments) throws Exception {
            ObjectStore store = LocalDirectoryStore.at(Path.of(arguments[0]));
            StoreLock lock = store.lock("lane", Duration.ZERO).orElseThrow();
            System.out.println("held");
            System.in.read();
            lock.close();
        }
    }

    /// Creates, lists and reads a key that the C locale can't spell.
    static final class Umlaut {
        public static void main(String[] arguments) {
            ObjectStore store = LocalDirectoryStore.at(Path.of(arguments[0]));
            ObjectStoreContract.create(store, "\u00fc/\ud83d\ude92", "fire");
            ObjectStoreContract.put(store, "foreign", "x");
            for (String key : ObjectStoreContract.keys(store, "", "")) {
                byte[] bytes = (key + "=" + ObjectStoreContract.text(store, key).orElseThrow() + "\n")
                        .getBytes(StandardCharsets.UTF_8);
                System.out.write(bytes, 0, bytes.length);
            }
            System.out.flush();
        }
    }

    @Test
    void aKilledWriterLeavesOnlyWholeObjectsAndAllThatItAnswered() throws Exception {
        int next = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Process writer = ChildProcess.start(Writer.class, Map.of(), directory.toString(), Integer.toString(next));
            int answered = killAfterAnswers(writer, next);
            try (ObjectStore store = LocalDirectoryStore.at(directory)) {
                for (int i = 0; i <= answered; i++) {
                    assertThat(store.head("created/" + i)).as("answered %s", i).isPresent();
                }
                List<String> keys = ObjectStoreContract.keys(store, "", "");
                assertThat(keys).hasSizeGreaterThanOrEqualTo(answered + 2);
                for (String key : keys) {
                    byte[] bytes = store.get(key, 0, Integer.MAX_VALUE).orElseThrow();
                    byte[] expected = new byte[OBJECT_BYTES];
                    Arrays.fill(expected, key.equals("replaced") ? bytes[0] : (byte) number(key));
                    assertThat(bytes).as(key).isEqualTo(expected);
                }
                next = answered + 1;
                assertThat(store.now()).isNotNull();
                assertThatNothingTemporaryIsLeftButTheLivingStores();
            }
        }
    }

    @Test
    void aLockEndsWithTheProcessThatHeldIt() throws Exception {
        Process holder = ChildProcess.start(LockHolder.class, Map.of(), directory.toString());
        try (BufferedReader out = holder.inputReader();
                ObjectStore store = LocalDirectoryStore.at(directory)) {
            assertThat(out.readLine()).isEqualTo("held");
            assertThatThrownBy(() -> store.lock("lane", Duration.ZERO))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.LOCKED));
            holder.destroyForcibly().waitFor();
            store.lock("lane", Duration.ofMinutes(1)).orElseThrow().close();
        }
    }

    @Test
    void keysAreUtf8InWhateverLocale() throws Exception {
        Process child = ChildProcess.start(Umlaut.class, Map.of("LC_ALL", "C"), directory.toString());
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.lines()).containsExactly("foreign=x", "\u00fc/\ud83d\ude92=fire");
        }
        assertThat(child.waitFor()).isZero();
        try (ObjectStore store = LocalDirectoryStore.at(directory)) {
            assertThat(ObjectStoreContract.keys(store, "", "")).containsExactly("foreign", "\u00fc/\ud83d\ude92");
        }
    }

    private void assertThatNothingTemporaryIsLeftButTheLivingStores() throws IOException {
        try (Stream<Path> left = Files.list(directory.resolve(".hydrant/work/tmp"))) {
            assertThat(left).hasSize(1);
        }
    }

    private static int killAfterAnswers(Process writer, int first) throws Exception {
        int answered = -1;
        try (BufferedReader out = writer.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                answered = Integer.parseInt(line);
                if (answered == first + ANSWERS_BEFORE_KILL) {
                    writer.toHandle().destroyForcibly(); // SIGKILL; what it answered until then is still read
                }
            }
        }
        writer.waitFor();
        assertThat(answered).isGreaterThanOrEqualTo(first + ANSWERS_BEFORE_KILL);
        return answered;
    }

    private static int number(String key) {
        return Integer.parseInt(key.substring("created/".length()));
    }
}
