package dev.hydrant.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTest {

    @Test
    void namesAreComparedInLowerCaseAtEveryLevel() {
        String columns = "UserId:int,größe:struct<InnerName:int>";
        String json = "{\"USERid\":1,\"GRÖSSE\":{},\"GRÖßE\":{\"innerNAME\":2}}";

        assertThat(Reading.row(Reading.openX(columns), json)).containsExactly(1, List.of(2));
        assertThat(Reading.row(Reading.hive(columns), json)).containsExactly(1, List.of(2));
    }

    @Test
    void namesAreComparedAsTheyAreWhereCaseCounts() {
        assertThat(row(
                        "UserId:int,b:int",
                        new OpenXJson(false, false, Map.of()),
                        "{\"userid\":1,\"UserId\":2,\"B\":3}"))
                .containsExactly(2, null);
    }

    @Test
    void dotsInKeysBecomeUnderscoresAtEveryLevelWhenAskedFor() {
        String json = "{\"a.b\":1,\"s\":{\"c..d\":2}}";

        assertThat(row("a_b:int,s:struct<c__d:int>", new OpenXJson(true, true, Map.of()), json))
                .containsExactly(1, List.of(2));
        assertThat(row("a_b:int,s:struct<c__d:int>", OpenXJson.defaults(), json))
                .containsExactly(null, Collections.singletonList(null));
    }

    @Test
    void aMappedColumnIsReadFromItsKeyAlone() {
        OpenXJson dialect = new OpenXJson(true, false, Map.of("ts", "TimeStamp", "none", "x"));

        assertThat(row("ts:int,s:struct<ts:int>", dialect, "{\"timestamp\":1,\"ts\":2,\"s\":{\"ts\":3}}"))
                .containsExactly(1, List.of(3));
    }

    @Test
    void aMappedKeyMayHoldDots() {
        OpenXJson dialect = new OpenXJson(true, true, Map.of("c", "a.b"));

        assertThat(row("c:int", dialect, "{\"a.b\":1}")).containsExactly(1);
    }

    @Test
    void manyNewKeysDoNotMixUpTheKnownOnes() {
        JsonRowReader reader = Reading.openX("a:int,b:int");
        for (int i = 0; i < 5000; i++) {
            assertThat(Reading.row(
                            reader, "{\"k" + i + "\":0,\"a\":" + i + ",\"" + "l".repeat(300) + i + "\":1,\"B\":2}"))
                    .containsExactly(i, 2);
            reader.batch().clear();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "millis | 1518033528123 | 2018-02-07T19:58:48.123Z",
                "millis | -1.5 | 1969-12-31T23:59:59.998500Z",
                "millis | 99999999999999999999 | fails",
                "yyyy-MM-dd'T'HH:mm:ss | 2018-02-07T19:58:48 | 2018-02-07T19:58:48Z",
                "yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS | 2018-02-07T19:58:48.123456789 | 2018-02-07T19:58:48.123456Z",
                "yyyy-MM-dd'T'HH:mm:ss.SSS | 2018-02-07T19:58:48.1234 | fails",
                "yyyy-MM-dd'T'HH:mm:ss.SSS | 2018-02-07T19:58:48.1 | 2018-02-07T19:58:48.100Z",
                "yyyy-MM-dd'T'HH:mm:ssZ | 2018-02-07T19:58:48+0200 | 2018-02-07T17:58:48Z",
                "yyyy-MM-dd'T'HH:mm:ssZZ | 2018-02-07T19:58:48-02:30 | 2018-02-07T22:28:48Z",
                "yyyy-MM-dd'T'HH:mm:ssZZ | 2018-02-07T19:58:48Z | 2018-02-07T19:58:48Z",
                "yyyy-MM-dd HH:mm ZZZ | 2018-07-07 19:58 Europe/Berlin | 2018-07-07T17:58:00Z",
                "dd/MMM/yyyy:HH:mm:ss Z | 10/oct/2000:13:55:36 -0700 | 2000-10-10T20:55:36Z",
                "MMMM d, yyyy h:mm a | October 9, 2000 1:05 pm | 2000-10-09T13:05:00Z",
                "MMM d, yyyy h:mm a | October 9, 2000 12:05 AM | 2000-10-09T00:05:00Z",
                "EEE MMM dd HH:mm:ss yyyy | Wed Feb 07 19:58:48 2018 | 2018-02-07T19:58:48Z",
                "EEE MMM dd HH:mm:ss yyyy | Thu Feb 07 19:58:48 2018 | fails",
                "yyyyMMddHHmmss | 20180207195848 | 2018-02-07T19:58:48Z",
                "yyyyMMdd | 20180230 | fails",
                "yyyy/M/d | 2018/2/7 | 2018-02-07T00:00:00Z",
                "yyyy/MM/dd | 2018/2/7 | 2018-02-07T00:00:00Z",
                "yyyy-DDD | 2018-038 | 2018-02-07T00:00:00Z",
                "xxxx-'W'ww-e | 2018-W06-3 | 2018-02-07T00:00:00Z",
                "yy-MM-dd | 18-02-07 | 2018-02-07T00:00:00Z",
                "yy-MM-dd | 70-02-07 | 1970-02-07T00:00:00Z",
                "yyyy | 2018 | 2018-01-01T00:00:00Z",
                "MM-dd | 02-29 | 2000-02-29T00:00:00Z",
                "HH:mm | 19:58 | 1970-01-01T19:58:00Z",
                "kk:mm | 24:58 | 1970-01-01T00:58:00Z",
                "yyyy G | 2018 AD | 2018-01-01T00:00:00Z",
                "yyyy G | 2018 BC | fails",
                "yyyy | 10000 | fails",
                "'it''s' yyyy | it's 2018 | 2018-01-01T00:00:00Z",
                "yyyy''MM 'end | 2018'02 end | 2018-02-01T00:00:00Z",
                "yyyy-MM-dd'T'HHZ | 2018-02-07T19+02:00 | 2018-02-07T17:00:00Z",
                "yyyy-MM-dd'T'HHZ | 2018-02-07T19+02 | 2018-02-07T17:00:00Z",
                "yy-MM-dd | 2018-02-07 | 2018-02-07T00:00:00Z",
                "yyyy-MM-dd | 2018-02-07 19:58:48.5 | 2018-02-07T19:58:48.500Z",
                "yyyy-MM-dd | yesterday | fails"
            })
    void hivesTimestampFormatsReadAsJodaDoes(String pattern, String text, String expected) {
        assertThat(Reading.column(Reading.hive("c:timestamp", pattern), "\"" + text + "\""))
                .isEqualTo(expected);
    }

    @Test
    void formatsAreTriedInTheirOrder() {
        JsonRowReader reader = Reading.hive("c:timestamp", "yyyyMMdd", "millis", "yyyy/MM/dd");

        assertThat(Reading.column(reader, "20180207")).isEqualTo("2018-02-07T00:00:00Z");
        assertThat(Reading.column(reader, "1518033528123")).isEqualTo("2018-02-07T19:58:48.123Z");
        assertThat(Reading.column(reader, "\"2018/02/07\"")).isEqualTo("2018-02-07T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "b",
                "yyyy-MM-dd q",
                "'open",
                "CC",
                "yyyy z",
                "zzzz",
                "SSSSSSSSSS",
                "ww-yyyy",
                "u",
                "-",
                "Millis"
            })
    void aPatternThatCannotBeReadIsRefusedInTheWordsOfAws(String pattern) {
        assertThatThrownBy(() -> new HiveJson(List.of("yyyy", pattern)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("One or more SerDe options are invalid for org.apache.hcatalog.data.JsonSerDe:"
                        + " [Key: timestamp.formats Value: yyyy," + pattern + "]");
    }

    private static List<@Nullable Object> row(String columns, JsonDialect dialect, String json) {
        return Reading.row(new JsonRowReader(new ColumnBatch(Reading.table(columns)), dialect), json);
    }
}
