package dev.hydrant.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.objectstore.ForwardingStore;
import dev.hydrant.objectstore.LocalDirectoryStore;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.PutOutcome;
import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real process over a local directory, killed by SIGKILL right before each of its changes; then another run.
class KilledProcessTest {

    /// start, plan, three times files and two objects, done.
    private static final int CHANGES_OF_A_PLAN = 12;

    /// void, four blanks, plan; what follows is as above.
    private static final int CHANGES_OF_GIVING_UP = 6;

    /// Before which change the plan that is given up is left: two of its three files entries are there.
    private static final int LEFT_AT = 7;

    private static final LaneName LANE = new LaneName("flights", "all");

    @TempDir
    Path directory;

    /// Runs the lane up to a change, says so, and waits to be killed.
    static final class Worker {
        public static void main(String[] arguments) throws Exception {
            int[] left = {Integer.parseInt(arguments[2])};
            run(Path.of(arguments[0]), Integer.parseInt(arguments[1]), () -> {
                if (left[0]-- == 0) {
                    say("here");
                }
            });
            say("done");
        }

        private static void say(String word) {
            System.out.println(word);
            try {
                System.in.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void aRunKilledAtAnyStepIsFinishedByTheNext() throws Exception {
        for (int change = 0; change < CHANGES_OF_A_PLAN; change++) {
            Path place = directory.resolve("plan-" + change);
            assertThat(killBefore(place, 1, change)).isEqualTo("here");
            LaneOutcome outcome = run(place, 1, () -> {});
            assertThat(records(place)).as("killed before change %d", change).isEqualTo(everyRecordOnce());
            assertThat(outcome.state().counts()).isEqualTo(new Counts(11, 11, 0, 0, 6, 33));
        }
        assertThat(killBefore(directory.resolve("whole"), 1, CHANGES_OF_A_PLAN)).isEqualTo("done");
    }

    @Test
    void aRunKilledAtAnyStepOfGivingUpIsFinishedByTheNext() throws Exception {
        for (int change = 0; change <= CHANGES_OF_GIVING_UP; change++) {
            Path place = directory.resolve("given-up-" + change);
            leaveAPlanOfEngine1(place);
            String word = killBefore(place, 2, change);
            run(place, 2, () -> {});
            assertThat(records(place))
                    .as("killed before change %d: %s", change, word)
                    .isEqualTo(everyRecordOnce());
            assertThat(word).as("change %d", change).isEqualTo("here");
        }
    }

    private static void leaveAPlanOfEngine1(Path place) throws Exception {
        int[] left = {LEFT_AT};
        try {
            run(place, 1, () -> {
                if (left[0]-- == 0) {
                    throw new Left();
                }
            });
        } catch (Left e) {
            return;
        }
        throw new AssertionError("the plan should have been left before change " + LEFT_AT);
    }

    private static LaneOutcome run(Path place, int engine, Runnable beforeChange) throws Exception {
        ObjectStore state = new Stepped(LocalDirectoryStore.at(place.resolve("state")), beforeChange);
        ObjectStore lake = new Stepped(LocalDirectoryStore.at(place.resolve("lake")), beforeChange);
        ModelWork work = new ModelWork(ModelSource.full(), engine, () -> Integer.MAX_VALUE, _ -> "p");
        LedgerSettings settings = Lane.settings(Lane.TWO_OBJECTS);
        return new Ledger(state, _ -> lake, settings, InstantSource.system()).run(LANE, work);
    }

    /// What the worker said before it was killed: `here`, or `done` where it has fewer changes to make.
    private static @Nullable String killBefore(Path place, int engine, int change) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Worker.class.getName(),
                        place.toString(),
                        Integer.toString(engine),
                        Integer.toString(change))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = process.inputReader()) {
            return said.readLine();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static Map<String, Integer> everyRecordOnce() {
        Map<String, Integer> once = new HashMap<>();
        ModelSource.allRecords().forEach(name -> once.put(name, 1));
        return once;
    }

    private static Map<String, Integer> records(Path place) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(place.resolve("lake").resolve(ModelWork.OUT))) {
            all.filter(Files::isRegularFile).forEach(files::add);
        }
        Map<String, Integer> records = new HashMap<>();
        for (Path file : files) {
            Files.readAllLines(file).forEach(name -> records.merge(name, 1, Integer::sum));
        }
        return records;
    }

    /// Says before each change that it is about to happen.
    private static final class Stepped extends ForwardingStore {
        private final Runnable beforeChange;

        Stepped(ObjectStore store, Runnable beforeChange) {
            super(store);
            this.beforeChange = beforeChange;
        }

        @Override
        public PutOutcome putIfAbsent(String key, Content content, Attributes attributes) {
            beforeChange.run();
            return super.putIfAbsent(key, content, attributes);
        }

        @Override
        public void put(String key, Content content, Attributes attributes) {
            beforeChange.run();
            super.put(key, content, attributes);
        }
    }

    /// A worker's end, seen from its process.
    private static final class Left extends Error {
        private static final long serialVersionUID = 1L;
    }
}
