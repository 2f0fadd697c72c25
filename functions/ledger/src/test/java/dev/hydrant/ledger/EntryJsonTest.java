package dev.hydrant.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.ObjectKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EntryJsonTest {

    private static final Positions POSITIONS = Positions.of(Map.of("shard-\"0\"", "49590", "shard-1", ""));
    private static final Counts COUNTS = new Counts(10, 6, 3, 1, 2, 1L << 40);

    private static final List<Entry> ENTRIES = List.of(
            new Entry.Start("d-17", POSITIONS, Instant.parse("2026-01-02T03:04:05.678Z"), Map.of("ü", "\n\u0001🚒")),
            new Entry.Plan(
                    POSITIONS,
                    new Cut(POSITIONS.with("shard-1", "7"), 10, "abc", Instant.parse("2026-01-02T03:04:05Z")),
                    new Shape("3", "t", "e")),
            new Entry.Files(List.of(object(ObjectKind.DATA), object(ObjectKind.BACKUP)), null),
            new Entry.Files(List.of(object(ObjectKind.ERROR)), COUNTS),
            new Entry.Files(List.of(), COUNTS),
            new Entry.Done(41, POSITIONS, COUNTS),
            new Entry.Void(41, "because"));

    @Test
    void whatIsWrittenIsReadBack() {
        for (Entry entry : ENTRIES) {
            assertThat(EntryReader.read("entry", EntryWriter.write(entry))).isEqualTo(entry);
        }
    }

    @Test
    void everyKindIsTried() {
        Set<Class<?>> tried = ENTRIES.stream().map(Object::getClass).collect(Collectors.toSet());
        assertThat(tried).containsExactlyInAnyOrder(Entry.class.getPermittedSubclasses());
    }

    @Test
    void anEntryIsOneLineThatSaysItsKindFirst() {
        for (Entry entry : ENTRIES) {
            String json = new String(EntryWriter.write(entry), StandardCharsets.UTF_8);
            assertThat(json.lines()).hasSize(1);
            assertThat(json).startsWith("{\"kind\":\"").endsWith("}\n");
        }
        assertThat(text(new Entry.Void(41, "because")))
                .isEqualTo("{\"kind\":\"void\",\"plan\":41,\"reason\":\"because\"}");
    }

    @Test
    void anUnknownKindIsRefusedByName() {
        assertThatThrownBy(() -> read("{\"kind\":\"torn\",\"plan\":4}"))
                .isInstanceOf(LedgerException.class)
                .hasMessage("entry `state/a/b/1` is of kind `torn`, which this version doesn't know");
    }

    @Test
    void membersOfLaterVersionsArePassedOver() {
        assertThat(read("{\"kind\":\"void\",\"plan\":4,\"reason\":\"r\",\"generation\":9}"))
                .isEqualTo(new Entry.Void(4, "r"));
    }

    @Test
    void whatIsMissingOrOfAnotherTypeIsNamed() {
        assertThatThrownBy(() -> read("{\"kind\":\"void\",\"plan\":4}"))
                .hasMessage("entry `state/a/b/1`: `reason` must be text but is missing");
        assertThatThrownBy(() -> read("{\"kind\":\"void\",\"plan\":\"4\",\"reason\":\"r\"}"))
                .hasMessage("entry `state/a/b/1`: `plan` must be a whole number but was \"4\"");
        assertThatThrownBy(() -> read("{\"kind\":\"files\",\"objects\":[{\"bucket\":7}],\"last\":false}"))
                .hasMessage("entry `state/a/b/1`: `objects[0]`: `bucket` must be text but was 7");
        assertThatThrownBy(() -> read(text(ENTRIES.get(2)).replace("\"data\"", "\"index\"")))
                .hasMessage("entry `state/a/b/1`: `objects[0]`: `kind` is `index`, which this version doesn't know");
        assertThatThrownBy(() -> read(text(ENTRIES.get(1)).replace("2026-01-02T", "yesterday ")))
                .hasMessageContaining("`cut`: `time` must be an instant but was `yesterday 03:04:05Z`");
        assertThatThrownBy(() -> read("{\"kind\":\"files\",\"objects\":{}}")).hasMessageContaining("must be an array");
        assertThatThrownBy(() -> read("{\"kind\":\"plan\",\"shape\":{}}"))
                .hasMessageContaining("`cut` must be an object");
        assertThatThrownBy(() -> read("{\"kind\":\"files\",\"objects\":[],\"last\":1}"))
                .hasMessageContaining("`last` must be true or false but was 1");
        assertThatThrownBy(() -> read("{\"kind\":\"files\",\"objects\":[],\"last\":true}"))
                .hasMessageContaining("`counts` must be an object but is missing");
        assertThatThrownBy(() -> read("[]")).hasMessageContaining("must be a JSON object but was ARRAY");
    }

    @Test
    void whatCanNotBeIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> read(text(ENTRIES.get(5)).replace("\"objects\":2", "\"objects\":-2")))
                .isInstanceOf(LedgerException.class)
                .hasMessage("entry `state/a/b/1`: `objects` must not be negative but was -2");
    }

    @Test
    void aTornEntryIsRefused() {
        for (Entry entry : ENTRIES) {
            String text = text(entry);
            assertThatThrownBy(() -> read(text.substring(0, text.length() - 2)))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("is no JSON");
        }
        assertThatThrownBy(() -> read("")).isInstanceOf(LedgerException.class);
    }

    private static Entry read(String json) {
        return EntryReader.read("entry `state/a/b/1`", json.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Entry entry) {
        return new String(EntryWriter.write(entry), StandardCharsets.UTF_8).strip();
    }

    private static PlannedObject object(ObjectKind kind) {
        return new PlannedObject("lake", "a/b=c", "parquet", kind, 3, Attributes.encoded("gzip"), 9, "ab");
    }
}
