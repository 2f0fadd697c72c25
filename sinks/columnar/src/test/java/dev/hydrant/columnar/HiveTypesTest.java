package dev.hydrant.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.columnar.HiveType.Array;
import dev.hydrant.columnar.HiveType.Decimal;
import dev.hydrant.columnar.HiveType.Field;
import dev.hydrant.columnar.HiveType.Simple;
import dev.hydrant.columnar.HiveType.Struct;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HiveTypesTest {

    @Test
    void aNestedTypeIsReadIntoItsParts() {
        assertThat(HiveTypes.parse("array<struct<a:int,b:decimal(10,2)>>"))
                .isEqualTo(new Array(
                        new Struct(List.of(new Field("a", Simple.INT), new Field("b", new Decimal(10, 2))))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tinyint",
                "smallint",
                "int",
                "bigint",
                "float",
                "double",
                "boolean",
                "string",
                "binary",
                "date",
                "timestamp",
                "decimal(38,38)",
                "char(255)",
                "varchar(65535)",
                "map<decimal(3,1),array<map<string,struct<x-y:date,$z.w:binary>>>>",
                "struct<`a b`:int,`back``tick`:int,größe:int>"
            })
    void whatIsReadIsWrittenTheSame(String text) {
        assertThat(HiveTypes.parse(text).display()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ARRAY < Int >; array<int>",
                "Struct<\tUserId : BIGINT ,`b`:date >; struct<UserId:bigint,b:date>",
                "integer; int",
                "decimal; decimal(10,0)",
                "decimal( 5 ); decimal(5,0)"
            })
    void keywordsComeInAnyCaseAndBlanksDoNotMatter(String text, String shown) {
        assertThat(HiveTypes.parse(text).display()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; position 0: a type is expected",
                "uniontype<int,string>; position 0: `uniontype` has no place",
                "array<set<string>>; position 6: `set` isn't a type",
                "interval; position 0: `interval` isn't a type",
                "int8; position 3: the type ends here",
                "array<int; position 9: `>` is expected",
                "array<int>>; position 10: the type ends here",
                "array; position 5: `<` is expected",
                "map<int>; position 7: `,` is expected",
                "map<array<int>,int>; position 0: `key` must be a simple type but was array<int>",
                "struct<>; position 7: a field name is expected",
                "struct<a>; position 8: `:` is expected",
                "struct<a:int,A:int>; position 0: field `A` appears twice",
                "struct<`a:int>; position 14: a closing backtick",
                "struct<` `:int>; position 7: `name` must not be blank",
                "decimal(0,0); position 0: `precision` must be from 1 to 38 but was 0",
                "decimal(39,0); position 0: `precision` must be from 1 to 38 but was 39",
                "decimal(5,6); position 0: `scale` must be from 0 to 5 but was 6",
                "decimal(5,-1); position 10: a number is expected",
                "decimal(9999999999,1); position 8: the number is too large",
                "char; position 4: `(` is expected",
                "char(0); position 0: `length` must be from 1 to 255 but was 0",
                "char(256); position 0: `length` must be from 1 to 255 but was 256",
                "varchar(65536); position 0: `length` must be from 1 to 65535 but was 65536",
                "timestamp with local time zone; position 10: the type ends here"
            })
    void whatIsNoTypeIsRefusedAtItsPosition(String text, String message) {
        assertThatThrownBy(() -> HiveTypes.parse(text))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContaining(message);
    }

    @Test
    void typesLieAsDeepInEachOtherAsTheLevelsFitAByte() {
        String deepest = "array<".repeat(HiveTypes.MAX_NESTING) + "int" + ">".repeat(HiveTypes.MAX_NESTING);
        TableSchema table = new TableSchema("t", List.of(new Field("c", HiveTypes.parse(deepest))));

        assertThat(Leaves.of(table).getFirst().maxDefinition()).isEqualTo(121).isLessThanOrEqualTo(Byte.MAX_VALUE);
        assertThatThrownBy(() -> HiveTypes.parse("array<" + deepest + ">"))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContaining("60 deep");
    }

    @Test
    void anEndlessTypeIsRefusedWithoutAStackOverflow() {
        assertThatThrownBy(() -> HiveTypes.parse("array<".repeat(1_000_000)))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContaining("60 deep");
    }
}
