package dev.hydrant.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ColumnsBenchTest {

    @Test
    void everyContenderIsMeasuredAndWritesTheSameRows() throws IOException {
        assertThat(ColumnsBench.run(500, 2))
                .contains("500 click events")
                .contains("Hydrant: JSON to Parquet ")
                .contains("Hydrant: JSON to ORC ")
                .contains("DuckDB: JSON to Parquet ");
    }

    @Test
    void eventsAreTheSameInEveryRun() {
        assertThat(ClickEvents.lines(100)).isEqualTo(ClickEvents.lines(100)).hasSizeBetween(30_000, 60_000);
    }

    @Test
    void theCommandLineIsChecked() {
        assertThat(Main.Settings.of(new String[] {})).isEqualTo(new Main.Settings(Main.Benchmark.COLUMNS, 300_000, 5));
        assertThat(Main.Settings.of(new String[] {"columns", "10", "2"}))
                .isEqualTo(new Main.Settings(Main.Benchmark.COLUMNS, 10, 2));
        assertThat(Main.Settings.of(new String[] {"shards"}))
                .isEqualTo(new Main.Settings(Main.Benchmark.SHARDS, 10_000_000, 5));
        assertThatThrownBy(() -> Main.Settings.of(new String[] {"rows"})).hasMessage("there is no benchmark rows");
        assertThatThrownBy(() -> Main.Settings.of(new String[] {"columns", "many"}))
                .hasMessage("RECORDS must be a number but was many");
        assertThatThrownBy(() -> Main.Settings.of(new String[] {"columns", "1", "0"}))
                .hasMessage("ROUNDS must be 1 to 100 but was 0");
    }
}
