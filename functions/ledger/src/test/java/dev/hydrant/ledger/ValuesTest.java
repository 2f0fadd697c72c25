package dev.hydrant.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @Test
    void positionsAreInTheOrderOfTheShardsAndStartAtTheBeginning() {
        Positions positions = Positions.of(Map.of("b", "2", "a", "1"));

        assertThat(positions.byShard().keySet()).containsExactly("a", "b");
        assertThat(positions.at("c")).isEmpty();
        assertThat(positions.with("c", "3").at("c")).isEqualTo("3");
        assertThat(positions.movedTo(Positions.of(Map.of("a", "9"))))
                .isEqualTo(Positions.of(Map.of("a", "9", "b", "2")));
        assertThatThrownBy(() -> positions.byShard().put("d", "4")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> positions.with("", "1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPlanMovesOn() {
        Cut cut = new Cut(Positions.BEGINNING, 1, "", Instant.EPOCH);

        assertThatThrownBy(() -> new Entry.Plan(Positions.BEGINNING, cut, new Shape("", "", "")))
                .hasMessageContaining("must move on");
        assertThatThrownBy(() -> new Cut(Positions.BEGINNING, 0, "", Instant.EPOCH))
                .hasMessage("`records` must be at least 1 but was 0");
    }

    @Test
    void onlyTheLastFilesEntryMayBeEmpty() {
        assertThatThrownBy(() -> new Entry.Files(List.of(), null)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Entry.Files(List.of(), Counts.NONE).last()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", ".hidden", ".."})
    void aLaneIsNamedByPlainSegments(String name) {
        assertThatThrownBy(() -> new LaneName(name, "all")).hasMessageContaining("`delivery`");
        assertThatThrownBy(() -> new LaneName("flights", name)).hasMessageContaining("`lane`");
    }

    @Test
    void aStartHasAnId() {
        assertThatThrownBy(() -> new Entry.Start("", Positions.BEGINNING, Instant.EPOCH, Map.of()))
                .hasMessage("`delivery` must not be empty");
    }

    @Test
    void boundsAreChecked() {
        Duration time = Duration.ZERO;
        Duration negative = Duration.ofSeconds(-1);
        assertThatThrownBy(() -> new LedgerSettings(0, 1, time, time, time, time))
                .hasMessage("`encodeBudgetBytes` must be at least 1 but was 0");
        assertThatThrownBy(() -> new LedgerSettings(1, 0, time, time, time, time))
                .hasMessage("`putsAtOnce` must be at least 1 but was 0");
        assertThatThrownBy(() -> new LedgerSettings(1, 1, negative, time, time, time))
                .hasMessage("`voidAfter` must not be negative but was PT-1S");
    }
}
