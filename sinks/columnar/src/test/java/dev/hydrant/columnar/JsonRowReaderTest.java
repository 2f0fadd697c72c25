package dev.hydrant.columnar;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.sink.Slice;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRowReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", " \t\r\n ", "\uFEFF", "\uFEFF \n"})
    void aBlankRecordFailsWithTheWordsOfAws(String record) {
        assertThat(Reading.read(Reading.openX("a:int"), record))
                .isEqualTo(new RowFailure(
                        "DataFormatConversion.MalformedData",
                        "The record was empty or contained only whitespace.",
                        ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"a\"", "true", "null", " -1.5e3 "})
    void aPrimitiveAtTheTopFailsWithTheWordsOfAws(String record) {
        assertThat(Reading.read(Reading.openX("a:int"), record))
                .isEqualTo(new RowFailure(
                        "DataFormatConversion.MalformedData",
                        "The input JSON contained a primitive at the top level."
                                + " The top level must be an object or array.",
                        ""));
    }

    @Test
    void anArrayAtTheTopIsNoRow() {
        assertThat(Reading.read(Reading.openX("a:int"), "[{\"a\":1}]"))
                .isEqualTo(new RowFailure(
                        "DataFormatConversion.MalformedData",
                        "Data does not match the schema. For input string: [{\"a\":1}] (a record must be an object)",
                        ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "{\"a\":1; Unexpected end-of-input",
                "{\"a\":; Unexpected end-of-input",
                "{\"a; Unexpected end-of-input",
                "{; Unexpected end-of-input",
                "{\"a\":1}}; Unexpected close marker",
                "{\"a\":1]; Unexpected close marker",
                "{\"a\":1} x; Unrecognized token 'x'",
                "{\"a\":01}; Invalid numeric value",
                "{\"a\":NaN}; Non-standard token 'NaN'",
                "{\"a\":1,}; Unexpected character ('}'",
                "{'a':1}; Unexpected character ('''",
                "{a:1}; Unexpected character ('a'",
                "{\"a\":\"\\x\"}; Unrecognized character escape 'x'",
                "/* no */ {}; Unexpected character ('/'",
                "{\"a\":\"bad\",\"b\":tru}; Unrecognized token 'tru'",
                "[1,2; Unexpected end-of-input"
            })
    void whatIsNoJsonFailsWithTheParsersMessage(String record, String message) {
        RowFailure failure = Objects.requireNonNull(Reading.read(Reading.openX("a:int"), record));

        assertThat(failure.code()).isEqualTo("DataFormatConversion.ParseError");
        assertThat(failure.message()).contains(message);
    }

    @ParameterizedTest
    @CsvSource({
        "7b2261223a22ff227d, 0xff", // a lone byte
        "7b2261223a22c080227d, 0xc0", // an overlong form
        "7b2261223a22eda080227d, 0xed", // a surrogate
        "7b2261223a22f4908080227d, 0xf4", // beyond Unicode
        "7b2261223a22e282227d, 0xe2", // cut short
        "7b22ff223a317d, 0xff", // in a key nobody reads
        "fffe7b007d00, 0xff" // UTF-16 with its mark
    })
    void whatIsNoUtf8Fails(String hex, String named) {
        RowFailure failure =
                Reading.openX("a:string").read(Slice.of(HexFormat.of().parseHex(hex)));

        assertThat(Objects.requireNonNull(failure).code()).isEqualTo("DataFormatConversion.ParseError");
        assertThat(failure.message()).contains("Invalid UTF-8").contains(named);
    }

    @Test
    void anotherEncodingIsNotGuessed() {
        RowFailure failure = Reading.openX("a:int").read(Slice.of("{\"a\":1}".getBytes(UTF_16LE)));

        assertThat(Objects.requireNonNull(failure).code()).isEqualTo("DataFormatConversion.ParseError");
        assertThat(failure.message()).contains("CTRL-CHAR, code 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1}{\"a\":2}", "{\"a\":1}\n{\"a\":2}\n", "{\"a\":1} 5", "{} []"})
    void aRecordOfSeveralValuesIsNoRow(String record) {
        assertThat(Reading.read(Reading.openX("a:int"), record))
                .isEqualTo(new RowFailure(
                        "DataFormatConversion.MalformedData", "The record contained more than one JSON value.", ""));
    }

    @Test
    void aByteOrderMarkAndBlanksAroundTheObjectArePassedOver() {
        assertThat(Reading.row(Reading.openX("a:int,b:string"), "\uFEFF \n{\"a\":1,\"b\":[ 1 ]}\r\n"))
                .containsExactly(1, "[ 1 ]");
    }

    @Test
    void aRecordIsReadFromTheMiddleOfALargerArray() {
        byte[] bytes = "xx{\"a\":[7],\"b\":{}}yy".getBytes(UTF_8);
        JsonRowReader reader = Reading.openX("a:string,b:int");

        RowFailure failure = reader.read(new Slice(bytes, 2, bytes.length - 4));

        assertThat(Objects.requireNonNull(failure).message()).contains("For input string: {} (column b, type int)");
        assertThat(reader.read(new Slice("--{\"a\":[7]}".getBytes(UTF_8), 2, 9)))
                .isNull();
        assertThat(BatchRows.of(reader.batch()).getFirst()).containsExactly("[7]", null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "a:int; {\"a\":\"abc\"}; \"abc\" (column a, type int)",
                "a:int; {\"x\":1,\"a\":12.5}; 12.5 (column a, type int)",
                "a:int; {\"a\":true}; true (column a, type int)",
                "a:int; {\"a\":\"\\\"\\u0041\"}; \"\\\"\\u0041\" (column a, type int)",
                "s:struct<t:array<decimal(3,1)>>; {\"s\":{\"t\":[1,2,100]}}; 100 (column s.t.element, type decimal(3,1))",
                "m:map<int,date>; {\"m\":{\"1\":\"2024\",\"x\":null}}; \"x\" (column m.key, type int)",
                "m:map<int,date>; {\"m\":{\"1\":\"never\"}}; \"never\" (column m.value, type date)",
                "a:array<int>; {\"a\":{\"b\":1}}; {\"b\":1} (column a, type array<int>)",
                "a:int; {\"a\":[{\"]\":\"\\\"}\"}]}; [{\"]\":\"\\\"}\"}] (column a, type int)"
            })
    void aFailureNamesColumnTypeAndText(String columns, String record, String message) {
        assertThat(Reading.read(Reading.openX(columns), record)).isNotNull().satisfies(failure -> {
            assertThat(failure.code()).isEqualTo("DataFormatConversion.MalformedData");
            assertThat(failure.message()).isEqualTo("Data does not match the schema. For input string: " + message);
            assertThat(message).contains("column " + failure.column() + ",");
        });
    }

    @Test
    void anOffendingTextIsShownInPartAndWholeCharacters() {
        RowFailure failure = Reading.read(Reading.openX("a:int"), "{\"a\":\"" + "€".repeat(1_000_000) + "\"}");

        assertThat(Objects.requireNonNull(failure).message())
                .isEqualTo("Data does not match the schema. For input string: \"" + "€".repeat(33)
                        + "… (column a, type int)");
    }

    @Test
    void aHalfReadRowIsRolledBack() {
        JsonRowReader reader = Reading.openX("a:int,b:array<struct<c:string,d:map<string,int>>>,e:decimal(30,2)");
        Reading.row(reader, "{\"a\":1,\"b\":[{\"c\":\"x\",\"d\":{\"k\":1}},null],\"e\":5}");
        BatchState before = BatchState.of(reader.batch());

        assertThat(Reading.read(reader, "{\"a\":2,\"b\":[{\"c\":\"y\",\"d\":{\"k\":1,\"l\":[]}}]}"))
                .isNotNull();
        assertThat(Reading.read(reader, "{\"b\":[{\"c\":\"y\"},{},{}],\"e\":12,\"a\":2"))
                .isNotNull();
        assertThat(Reading.read(reader, "{\"a\":2,\"b\":[],\"e\":1}{}")).isNotNull();

        assertThat(BatchState.of(reader.batch())).isEqualTo(before);
        assertThat(Reading.row(reader, "{\"e\":7}").getFirst()).isNull();
    }

    @Test
    void deepJsonFailsItsRecordOnly() {
        JsonRowReader reader = Reading.openX("a:int,s:string");
        String deepest = "[".repeat(RecordParser.MAX_DEPTH - 1) + "]".repeat(RecordParser.MAX_DEPTH - 1);

        assertThat(Reading.read(reader, "{\"x\":" + deepest + ",\"a\":1}")).isNull();
        assertThat(Reading.read(reader, "{\"s\":" + deepest + ",\"a\":1}")).isNull();
        assertThat(Reading.read(reader, "{\"x\":[" + deepest + "],\"a\":1}"))
                .isNotNull()
                .satisfies(failure -> assertThat(failure.message()).contains("nesting depth"));
        assertThat(Reading.read(reader, "{\"x\":" + "[{\"a\":".repeat(1_000_000)))
                .isNotNull();
        assertThat(Reading.row(reader, "{\"a\":5}")).containsExactly(5, null);
    }

    @Test
    void textsKeysAndNumbersMayBeAsLongAsARecord() {
        int length = 10 * 1024 * 1024;
        JsonRowReader reader = Reading.openX("s:string,d:decimal(38,2),f:double,m:map<string,int>");
        String digits = "1".repeat(length);

        assertThat(Reading.row(reader, "{\"s\":\"" + "é".repeat(length / 2) + "\"}")
                        .getFirst())
                .isEqualTo("é".repeat(length / 2));
        assertThat(Reading.row(reader, "{\"d\":0.00" + digits + ",\"s\":" + digits + "}")
                        .get(1))
                .hasToString("0.00");
        assertThat(Reading.row(reader, "{\"f\":0." + digits + ",\"" + digits + "\":1}")
                        .get(2))
                .isEqualTo(0.1111111111111111);
        assertThat(Reading.row(reader, "{\"m\":{\"" + digits + "\":1}}").get(3)).isEqualTo(Map.of(digits, 1));
        assertThat(Reading.read(reader, "{\"d\":" + digits + "}")).isNotNull();
    }

    @Test
    void aSmallRecordThatWouldFillTheMemoryFails() {
        StringBuilder columns = new StringBuilder("a:array<struct<");
        for (int i = 0; i < 1000; i++) {
            columns.append(i == 0 ? "" : ",").append('f').append(i).append(":int");
        }
        JsonRowReader reader = Reading.openX(columns + ">>");

        RowFailure failure = Reading.read(reader, "{\"a\":[" + "{},".repeat(100_000) + "{}]}");

        assertThat(Objects.requireNonNull(failure).message()).contains("too many elements for one row");
        assertThat(reader.batch().rows()).isZero();
    }

    @Test
    void twoColumnsMayNotReadOneKey() {
        ColumnBatch batch = new ColumnBatch(Reading.table("ts:int,timestamp:int"));

        assertThatThrownBy(() -> new JsonRowReader(batch, new OpenXJson(true, false, Map.of("ts", "Timestamp"))))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContaining("column `timestamp`: the JSON key `timestamp` is another column's already");
    }

    @Test
    void hiveTakesNoDotsInColumnNames() {
        assertThatThrownBy(() -> Reading.hive("a.b:int"))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContaining("column `a.b`");
    }
}
