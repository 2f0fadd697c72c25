package dev.hydrant.columnar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.columnar.Drift.Kind;
import dev.hydrant.sink.Slice;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaDriftTest {

    @Test
    void recordsThatFitAndNameEveryColumnDoNotDrift() {
        SchemaDrift drift = new SchemaDrift(Reading.table("a:int,s:struct<b:string>"), OpenXJson.defaults());

        assertThat(drift.add(record("{\"A\":1,\"s\":{\"B\":null}}"))).isNull();

        assertThat(drift.drifts()).isEmpty();
        assertThat(drift.records()).isEqualTo(1);
        assertThat(drift.failed()).isZero();
    }

    @Test
    void missingNewAndFailingColumnsAreToldWithCountsAndExamples() {
        SchemaDrift drift = new SchemaDrift(
                Reading.table("a:int,b:int,s:array<struct<c:int>>,m:map<string,struct<d:int>>"), OpenXJson.defaults());

        drift.add(record("{\"a\":1,\"b\":2,\"s\":[{\"c\":1},{\"x\":[1,2]}],\"m\":{\"k\":{\"y\":true}}}"));
        drift.add(record("{\"a\":\"no\",\"b\":2,\"new\":{\"deep\":1},\"m\":null,\"s\":[null]}"));
        drift.add(record("{\"a\":\"nor\",\"new\":7,\"s\":[],\"m\":{}}"));

        assertThat(drift.records()).isEqualTo(3);
        assertThat(drift.failed()).isEqualTo(2);
        assertThat(drift.drifts())
                .containsExactly(
                        new Drift(Kind.MISSING, "s.element.c", 1, "{\"x\":[1,2]}"),
                        new Drift(Kind.MISSING, "m.value.d", 1, "{\"y\":true}"),
                        new Drift(Kind.MISSING, "b", 1, "{\"a\":\"nor\",\"new\":7,\"s\":[],\"m\":{}}"),
                        new Drift(Kind.NEW, "s.element.x", 1, "[1,2]"),
                        new Drift(Kind.NEW, "m.value.y", 1, "true"),
                        new Drift(Kind.NEW, "new", 2, "{\"deep\":1}"),
                        new Drift(
                                Kind.FAILS,
                                "a",
                                2,
                                "Data does not match the schema. For input string: \"no\" (column a, type int)"));
    }

    @Test
    void keysAreMatchedAsTheDialectDoes() {
        SchemaDrift drift =
                new SchemaDrift(Reading.table("a_b:int,ts:int"), new OpenXJson(false, true, Map.of("ts", "T")));

        drift.add(record("{\"a.b\":1,\"T\":2}"));
        drift.add(record("{\"a_b\":1,\"t\":2}"));

        assertThat(drift.drifts())
                .containsExactly(
                        new Drift(Kind.MISSING, "ts", 1, "{\"a_b\":1,\"t\":2}"), new Drift(Kind.NEW, "t", 1, "2"));
    }

    @Test
    void whatIsNoRecordOnlyCountsAsFailed() {
        SchemaDrift drift = new SchemaDrift(Reading.table("a:int"), OpenXJson.defaults());

        assertThat(drift.add(record("{\"b\":1"))).isNotNull();
        assertThat(drift.add(record("[]"))).isNotNull();

        assertThat(drift.failed()).isEqualTo(2);
        assertThat(drift.drifts()).isEmpty();
    }

    @Test
    void aFloodOfNewKeysIsToldInPart() {
        SchemaDrift drift = new SchemaDrift(Reading.table("a:int"), OpenXJson.defaults());
        for (int i = 0; i < SchemaDrift.MAX_COLUMNS + 5; i++) {
            drift.add(record("{\"a\":1,\"k" + i + "\":1}"));
        }

        assertThat(drift.drifts()).hasSize(SchemaDrift.MAX_COLUMNS + 1).last().satisfies(others -> {
            assertThat(others.column()).isEqualTo(SchemaDrift.OTHERS);
            assertThat(others.count()).isEqualTo(5);
        });
    }

    private static Slice record(String json) {
        return Slice.of(json.getBytes(UTF_8));
    }
}
