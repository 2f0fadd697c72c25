package dev.hydrant.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import dev.hydrant.sink.ObjectKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListedTest {

    private static final Entry.Plan PLAN = new Entry.Plan(
            Positions.BEGINNING,
            new Cut(Positions.BEGINNING.with("A", "3"), 3, "", Instant.EPOCH),
            new Shape("1", "", ""));

    @Test
    void listsAgreeHoweverTheyAreDivided() {
        Listed listed = listed(null, "a", "b", "c");

        assertThat(listed.difference(0, batch(null, "a", "b"))).isEmpty();
        assertThat(listed.difference(2, batch(null, "c", "d"))).isEmpty();
        assertThat(listed.missing(0, batch(null, "a", "b"))).isEmpty();
        assertThat(listed.missing(2, batch(null, "c", "d")).map(Entry.Files::objects))
                .contains(List.of(object("d")));
        assertThat(listed.missing(4, batch(Counts.NONE, "e"))).contains(files(Counts.NONE, "e"));
    }

    @Test
    void theEndIsWrittenDownEvenWhereNoObjectIsLeft() {
        assertThat(listed(null, "a").missing(0, batch(Counts.NONE, "a"))).contains(files(Counts.NONE));
        assertThat(listed(Counts.NONE, "a").missing(0, batch(Counts.NONE, "a"))).isEmpty();
    }

    @Test
    void anObjectThatComesOutOtherwiseIsNamed() {
        Optional<String> difference = listed(null, "a", "b").difference(1, batch(null, "x"));

        assertThat(difference)
                .hasValueSatisfying(text ->
                        assertThat(text).contains("object 1").contains("key=x").contains("key=b"));
    }

    @Test
    void moreAndFewerObjectsThanListedAreDifferences() {
        assertThat(listed(Counts.NONE, "a").difference(0, batch(null, "a", "b")))
                .contains("more objects came out than the 1 that are listed");
        assertThat(listed(null, "a", "b").difference(0, batch(Counts.NONE, "a")))
                .contains("1 objects came out, not the 2 that are listed");
    }

    private static Listed listed(@Nullable Counts counts, String... keys) {
        return new Listed(1, PLAN, files(Counts.NONE, keys).objects(), counts);
    }

    private static Entry.Files files(@Nullable Counts counts, String... keys) {
        return new Entry.Files(batch(counts, keys).objectsFrom(0), counts);
    }

    private static Batch batch(@Nullable Counts counts, String... keys) {
        return new Batch(
                List.of(keys).stream()
                        .map(key -> new Batch.Made(object(key), Content.empty()))
                        .toList(),
                counts);
    }

    private static PlannedObject object(String key) {
        return new PlannedObject("lake", key, "raw", ObjectKind.DATA, 1, Attributes.OCTET_STREAM, 0, "");
    }
}
