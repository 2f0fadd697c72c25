package dev.hydrant.shardstore.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.shardstore.records.TestClock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What every [MetadataLog] promises.
abstract class MetadataLogContract {

    final TestClock clock = new TestClock();
    private final List<MetadataLog> opened = new ArrayList<>();

    /// Opens the log of one and the same place, for another life of it; each test has a place of its own.
    abstract MetadataLog open() throws Exception;

    @AfterEach
    void closeAll() throws Exception {
        for (MetadataLog log : opened) {
            log.close();
        }
    }

    @Test
    void whatWasAppendedIsToldInItsOrderInAnotherLife() throws Exception {
        MetadataLog log = log();
        List<String> appended = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            assertThat(append(log, "entry " + i)).isTrue();
            appended.add("entry " + i);
        }
        assertThat(told(log)).as("its own entries are known").isEmpty();
        log.close();
        assertThat(told(log())).isEqualTo(appended);
    }

    @Test
    void nothingIsAppendedBehindWhatWasNotRead() throws Exception {
        MetadataLog log = log();
        append(log, "a");
        log.close();
        MetadataLog later = log();
        assertThat(append(later, "b")).isFalse();
        assertThat(told(later)).containsExactly("a");
        assertThat(append(later, "b")).isTrue();
        later.close();
        assertThat(told(log())).containsExactly("a", "b");
    }

    @Test
    void anEntryMayBeLargeAndOfAnyBytes() throws Exception {
        String large = "\u0000\uD83D\uDE80ä".repeat(100_000);
        MetadataLog log = log();
        append(log, large);
        append(log, "");
        log.close();
        assertThat(told(log())).containsExactly(large, "");
    }

    @Test
    void trimmingTakesNothingThatIsNeeded() throws Exception {
        MetadataLog log = log();
        append(log, "a");
        log.trim();
        append(log, "b");
        log.close();
        assertThat(told(log())).containsExactly("a", "b");
    }

    final MetadataLog log() throws Exception {
        MetadataLog log = open();
        opened.add(log);
        return log;
    }

    static boolean append(MetadataLog log, String entry) throws Exception {
        return log.append(entry.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> told(MetadataLog log) throws Exception {
        List<String> told = new ArrayList<>();
        log.readOn(new Telling(told));
        return told;
    }

    /// A state replaces what was told before it.
    record Telling(List<String> told) implements MetadataLog.Follower {

        @Override
        public void state(byte[] state) {
            told.clear();
            told.addAll(new String(state, StandardCharsets.UTF_8).lines().toList());
        }

        @Override
        public void entry(byte[] entry) {
            told.add(new String(entry, StandardCharsets.UTF_8));
        }
    }
}
