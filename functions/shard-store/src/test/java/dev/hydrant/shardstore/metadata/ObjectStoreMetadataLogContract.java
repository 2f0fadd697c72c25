package dev.hydrant.shardstore.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.objectstore.ObjectInfo;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.shardstore.segments.SegmentSettings;
import dev.hydrant.sink.Pull;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// The contract over an object store, and what only several processes over one store can show.
abstract class ObjectStoreMetadataLogContract extends MetadataLogContract {

    private static final int WRITERS = 4;
    private static final int ENTRIES = 12;

    private final RandomGenerator random = new SplittableRandom(1);

    /// A client of one and the same bucket.
    abstract ObjectStore store() throws Exception;

    @Override
    final MetadataLog open() throws Exception {
        return new ObjectStoreMetadataLog(store(), SegmentSettings.defaults(), clock, random, attempt -> {});
    }

    @Test
    void ofTwoThatHaveReadTheSameOneAppends() throws Exception {
        MetadataLog one = log();
        MetadataLog other = log();
        append(one, "a");
        assertThat(told(other)).containsExactly("a");
        assertThat(append(one, "b")).isTrue();
        assertThat(append(other, "c")).isFalse();
        assertThat(told(other)).containsExactly("b");
        assertThat(append(other, "c")).isTrue();
        assertThat(told(one)).containsExactly("c");
    }

    @Test
    void whateverManyAppendAtOnceAllReadTheSameLog() throws Exception {
        List<Future<List<String>>> writers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            for (int writer = 0; writer < WRITERS; writer++) {
                writers.add(threads.submit(counting(log())));
            }
        }
        MetadataLog reader = log();
        List<String> all = told(reader);
        assertThat(all).hasSize(WRITERS * ENTRIES);
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i)).as("each saw all entries before its own").isEqualTo("after " + i);
        }
        for (Future<List<String>> writer : writers) {
            assertThat(all).startsWith(writer.get().toArray(String[]::new));
        }
    }

    /// Each entry says how many its writer had read before it.
    private static Callable<List<String>> counting(MetadataLog log) {
        return () -> {
            List<String> read = new ArrayList<>();
            for (int i = 0; i < ENTRIES; ) {
                String entry = "after " + read.size();
                if (append(log, entry)) {
                    read.add(entry);
                    i++;
                } else {
                    read.addAll(told(log));
                }
            }
            return read;
        };
    }

    @Test
    void aStateStandsForTheEntriesBeforeItAndThoseGo() throws Exception {
        MetadataLog writer = log();
        MetadataLog idle = log();
        List<String> all = new ArrayList<>();
        append(writer, "0");
        all.add("0");
        assertThat(told(idle)).containsExactly("0");
        for (int i = 1; i < 2 * ObjectStoreMetadataLog.STATE_EVERY + 5; i++) {
            append(writer, "" + i);
            all.add("" + i);
            if (writer.wantsState()) {
                writer.keep(String.join("\n", all).getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(keys().stream().filter(key -> key.startsWith("states/"))).hasSize(2);
        assertThat(told(log())).isEqualTo(all);
        clock.advance(ObjectStoreMetadataLog.KEPT.plusHours(1));
        writer.trim();
        assertThat(told(log())).as("the young state keeps what follows it").isEqualTo(all);
        assertThat(keys().stream().filter(key -> key.endsWith("-raw")))
                .hasSizeLessThanOrEqualTo(ObjectStoreMetadataLog.STATE_EVERY + 5);
        List<String> known = new ArrayList<>(List.of("0"));
        idle.readOn(new Telling(known));
        assertThat(known).as("whoever slept is told a state").isEqualTo(all);
        assertThat(append(idle, "last")).isTrue();
    }

    private List<String> keys() throws Exception {
        List<String> keys = new ArrayList<>();
        try (ObjectStore store = store();
                Pull<ObjectInfo> objects = store.list("", "")) {
            for (ObjectInfo object = objects.next(); object != null; object = objects.next()) {
                keys.add(object.key());
            }
        }
        return keys;
    }
}
