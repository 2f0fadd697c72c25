package dev.hydrant.transform.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.testkit.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JqQueryTest {

    private static Extraction extract(String program, String record) {
        byte[] bytes = ("xx" + record + "yy").getBytes(StandardCharsets.UTF_8);
        return JqQuery.compile(program).extract(bytes, 2, bytes.length - 4);
    }

    @Test
    void theKeysOfARecordAreReadFromItsMiddleOfABuffer() {
        assertThat(extract("{type:.type, id:.actor.id}", "{\"type\":\"Push\",\"actor\":{\"id\":7,\"login\":\"x\"}}"))
                .isEqualTo(new Extraction.Keys(Map.of("type", "Push", "id", "7")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type}",
                "{type: .type}",
                "{type: .type, id: .actor.id}",
                "{\"a b\": .\"x y\"}",
                "{a: .[\"x\"].y[\"z\"]} # a comment",
            })
    void pathsAreAnsweredWithoutATree(String program) {
        assertThat(JqQuery.compile(program).isPlainPaths()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{a: .b?}",
                "{a: (.b)}",
                "{a: .b|tostring}",
                "{a: .}",
                "{a: .b, a: .c}",
                "{a: .\"x\\(1)\"}",
                "{(.a): .b}",
                "{a: .b} | .",
                "{a: .[0]}",
                "{}",
            })
    void anythingElseIsAnsweredFromATree(String program) {
        assertThat(JqQuery.compile(program).isPlainPaths()).isFalse();
    }

    @Test
    void aProgramMayComputeItsKeys() {
        assertThat(extract("{year: .at|strftime(\"%Y\"), hour: (.at|gmtime|.[3])}", "{\"at\":1425599621}"))
                .isEqualTo(new Extraction.Keys(Map.of("year", "2015", "hour", "23")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                 | partitionKeys values must not be null or empty
            {"a":null}         | partitionKeys values must not be null or empty
            {"a":""}           | partitionKeys values must not be null or empty
            {"a":{"b":1}}      | partitionKeys values must not be null or empty
            {"a":[1]}          | partitionKeys values must not be null or empty
            null               | partitionKeys values must not be null or empty
            5                  | Cannot index number with string "a"
            [1]                | Cannot index array with string "a"
            "x"                | Cannot index string with string "a"
            {"a":1             | Non JSON record provided
            {"a":1}{"a":2}     | Non JSON record provided
            {"a":1} x          | Non JSON record provided
            hello              | Non JSON record provided
            ``                 | Non JSON record provided
            `  `               | Non JSON record provided
            """)
    void aRecordWithoutTheKeyFails(String record, String reason) {
        assertThat(extract("{a: .a}", record)).isEqualTo(new Extraction.Failed(reason));
        assertThat(extract("{a: (.a)}", record)).isEqualTo(new Extraction.Failed(reason));
    }

    @Test
    void aWholeNumberKeepsItsDigits() {
        String record = "{\"a\":1234567890123456789,\"b\":12345678901234567890123,\"c\":1.50,\"d\":true}";
        Extraction keys = new Extraction.Keys(
                Map.of("a", "1234567890123456789", "b", "12345678901234567890123", "c", "1.5", "d", "true"));
        assertThat(extract("{a,b,c,d}", record)).isEqualTo(keys);
        assertThat(extract("{a:(.a),b,c,d}", record)).isEqualTo(keys);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {a: .b            | Encountered "<EOF>" at line 1, column 6.
            {a: (1+nosuch)}   | nosuch/0 is not a function of jq 1.6 that is known here (at character 8)
            [ "x" "y" ]       | Encountered
            {a: 'x'}          | Lexical error at line 1, column 5
            {a: foo(1;2)}     | foo/2 is not a function
            {a: now}          | now/0 answers differently when a record is read again (at character 5)
            {a: env.X}        | env/0 answers differently
            {a: $ENV.X}       | $ENV is not defined (at character 5)
            {a: $x}           | $x is not defined
            {a: (1+@base32d2)} | @base32d2 is not a format
            {a: strftime("%Q")} | strftime: `%Q` is not a conversion that is known here (at character 14)
            {a: strptime("%U")} | strptime: `%U` is not a conversion that is known here (at character 14)
            {a: strftime("%")}  | strftime: `%` ends the format
            {a: .b // 1}        | in jq 1.6 an object's value with `//` in it needs parentheses around it (at character 8)
            {a: {b: 1 - 1}}     | an object's value with `-` in it needs parentheses around it (at character 11)
            .a // .b as $x . {$x}      | a binding (`as`) after `/` needs parentheses around it (at character 7)
            {a: [1, .b as $x . $x]}    | a binding (`as`) after `,` needs parentheses around it (at character 9)
            {a: (1 - .b[1+1] as $x . 2)} | after `-` needs parentheses around it (at character 10)
            {a: if .b then 1 else 2 end} | an object's value with `if` in it needs parentheses
            """)
    void aProgramThatCannotBeAnsweredIsRefusedBeforeAnyRecord(String program, String reason) {
        String spelled = program.replace(" . ", " | ");
        assertThatThrownBy(() -> JqQuery.compile(spelled))
                .isInstanceOf(InvalidJqProgramException.class)
                .hasMessageContaining(spelled)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "def f($x; g): {a: ($x | g)}; f(1; . + 1)",
                ". as {a: $x, b: [$y]} | {a: $x, b: $y}",
                "reduce .[] as $i (0; . + $i) | {sum: .}",
                "{a: \"x\\(.b | tostring)y\", not: (.c | not)}",
                "label $out | foreach .[] as $i (0; $i; if . > 1 then {a: .}, break $out else empty end)",
                "{now: .now, env, input: .x}",
                "(if . == 1 then 2 else 1 + 1 end) as $x | .a[1 + 1] as $y | (1 - ($x as $z | $z)) as $w | {$x, $y, $w}",
                "{a: -.b | . | -1, b: [1 + 1], c: (.a // 2), d: \"\\(1 * 2)\", if: .and}",
            })
    void namesThatAreDefinedPass(String program) {
        assertThat(JqQuery.compile(program)).hasToString(program);
    }

    @Test
    void theNamesOfTheKeysAreKnownWithoutARecord() {
        assertThat(JqQuery.compile("{type:.type, id:.actor.id}").keyNames())
                .hasValueSatisfying(names -> assertThat(names).containsExactly("type", "id"));
        assertThat(JqQuery.compile(".x | {\"a\": (.b | {c: 1} | .c), d}").keyNames())
                .hasValueSatisfying(names -> assertThat(names).containsExactly("a", "d"));
        assertThat(JqQuery.compile("{(.a): 1}").keyNames()).isEmpty();
        assertThat(JqQuery.compile(".a").keyNames()).isEmpty();
        assertThat(JqQuery.compile("{a: 1} + {b: 2}").keyNames()).isEmpty();
    }

    @Test
    void aProgramThatMakesNoObjectFailsTheRecord() {
        assertThat(extract(".a", "{\"a\":1}"))
                .isEqualTo(new Extraction.Failed("the jq program must make one object of a record but made NUMBER"));
        assertThat(extract("{a: .a[]}", "{\"a\":[1,2]}"))
                .isEqualTo(new Extraction.Failed("the jq program must make one object of a record but made 2 values"));
        assertThat(extract("empty", "{}"))
                .isEqualTo(new Extraction.Failed("the jq program must make one object of a record but made 0 values"));
    }

    @Test
    void endlessRecursionFailsTheRecordAlone() {
        assertThat(extract("def f: f + 1; {a: f}", "{}"))
                .isEqualTo(new Extraction.Failed("the jq program recurses too deeply on this record"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {a: (.b as $p . "x" . test($p))} | {"b":"("}        | can't be run on this record: end pattern with unmatched parenthesis
            {a: ("x" * .b)}            | {"b":2000000000} | takes more memory than there is on this record
            {a: nan}                   | {}               | partitionKeys values must not be null or empty
            """)
    void whatTheLibraryCannotRunFailsTheRecordAlone(String program, String record, String reason) {
        assertThat(extract(program.replace(" . ", " | "), record))
                .isInstanceOfSatisfying(
                        Extraction.Failed.class,
                        failed -> assertThat(failed.reason()).contains(reason));
    }

    @Test
    void tokensAndATreeAnswerTheSame() {
        List<String> programs = List.of(
                "{a: .a}",
                "{a: .a, b: .b}",
                "{x: .a.b}",
                "{x: .a.b, y: .a}",
                "{x: .a.b.c, y: .b, z: .a.b}",
                "{x: .\"a\".a.a}");
        Seeds.check(3000, random -> {
            JqQuery query = JqQuery.compile(programs.get(random.nextInt(programs.size())));
            byte[] record = damaged(json(random, 4), random).getBytes(StandardCharsets.UTF_8);
            assertThat(query.isPlainPaths()).isTrue();
            assertThat(query.extract(record, 0, record.length))
                    .as(query + " of " + new String(record, StandardCharsets.UTF_8))
                    .isEqualTo(query.onTrees().extract(record, 0, record.length));
        });
    }

    private static String damaged(String json, RandomGenerator random) {
        if (random.nextInt(8) != 0) {
            return json;
        }
        int at = random.nextInt(json.length());
        return json.substring(0, at) + "{}[],:\"1x ".charAt(random.nextInt(10)) + json.substring(at + 1);
    }

    /// Objects repeat their keys often, and escape some.
    private static String json(RandomGenerator random, int depth) {
        int kind = random.nextInt(depth == 0 ? 8 : 14);
        if (kind < 8) {
            return List.of("null", "true", "-0", "17", "1.25e3", "\"\"", "\"x\"", "\"\\u0041é😀\"")
                    .get(kind);
        }
        StringBuilder text = new StringBuilder();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            text.append(i == 0 ? "" : ", ");
            if (kind > 8) {
                text.append(List.of("\"a\"", "\"b\"", "\"c\"", "\"\\u0061\"").get(random.nextInt(4)))
                        .append(':');
            }
            text.append(json(random, depth - 1));
        }
        return kind == 8 ? "[" + text + "]" : "{" + text + "}";
    }
}
