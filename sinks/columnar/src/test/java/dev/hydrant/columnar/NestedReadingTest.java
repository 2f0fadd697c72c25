package dev.hydrant.columnar;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NestedReadingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "array<int> | null | null",
                "array<int> | [] | []",
                "array<int> | [null] | [null]",
                "array<int> | [1, null, 2] | [1, null, 2]",
                "array<int> | {} | fails",
                "array<int> | \"[1]\" | fails",
                "array<int> | [1, \"x\"] | fails",
                "array<array<string>> | [[], null, [\"a\", null], [[1]]] | [[], null, [a, null], [[1]]]",
                "struct<a:int,b:string> | null | null",
                "struct<a:int,b:string> | {} | [null, null]",
                "struct<a:int,b:string> | {\"b\":\"x\",\"z\":[{\"a\":2}],\"a\":1} | [1, x]",
                "struct<a:int,b:string> | [] | fails",
                "struct<a:struct<b:array<struct<c:int,d:array<int>>>>> | {\"a\":{\"b\":[{\"d\":[1,2]},null,{}]}} "
                        + "| [[[[null, [1, 2]], null, [null, null]]]]",
                "map<string,int> | {} | {}",
                "map<string,int> | {\"a\":1,\"\":null} | {a=1, =null}",
                "map<string,int> | [] | fails",
                "map<int,string> | {\"1\":\"a\",\"-2\":\"b\"} | {1=a, -2=b}",
                "map<int,string> | {\"x\":\"a\"} | fails",
                "map<boolean,int> | {\"TRUE\":1,\"false\":0} | {true=1, false=0}",
                "map<date,map<string,array<int>>> | {\"2024-02-29\":{\"a\":[1,2],\"b\":[]},\"2024-03-01\":null} "
                        + "| {2024-02-29={a=[1, 2], b=[]}, 2024-03-01=null}",
                "map<decimal(4,1),int> | {\"1.05\":1} | {1.1=1}",
                "map<char(2),int> | {\"abc\":1} | {ab=1}"
            })
    void anObjectOrArrayIsTakenApartToItsLeaves(String type, String json, String expected) {
        JsonRowReader reader = Reading.openX("before:int,c:" + type + ",after:string");

        assertThat(Reading.read(reader, "{\"before\":1,\"c\":null}")).isNull();
        RowFailure failure = Reading.read(reader, "{\"before\":2,\"c\":" + json + ",\"after\":\"x\"}");
        String read = failure == null
                ? String.valueOf(BatchRows.of(reader.batch()).getLast().get(1))
                : "fails";

        assertThat(read).isEqualTo(expected);
        assertThat(Reading.row(reader, "{\"after\":\"y\"}")).containsExactly(null, null, "y");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a:int,b:int | {\"a\":1,\"b\":5,\"a\":2} | [2, 5]",
                "a:int,b:int | {\"a\":1,\"b\":5,\"a\":null} | [null, 5]",
                "a:int,b:int | {\"a\":1,\"A\":3,\"b\":5} | [3, 5]",
                "a:int,b:int | {\"a\":\"bad\",\"b\":5,\"a\":2} | [2, 5]",
                "a:int,b:int | {\"a\":2,\"b\":5,\"a\":\"bad\"} | fails",
                "a:int,b:int | {\"a\":\"bad\",\"b\":\"bad\",\"a\":1} | fails",
                "a:array<int>,b:int | {\"a\":[1,2,3],\"b\":1,\"a\":[4]} | [[4], 1]",
                "a:array<int>,b:int | {\"a\":[1,{},[[]],3],\"b\":1,\"a\":[4]} | [[4], 1]",
                "a:array<int>,b:int | {\"a\":[1],\"b\":1,\"a\":[]} | [[], 1]",
                "s:struct<x:int,y:array<struct<z:int>>>,b:int "
                        + "| {\"s\":{\"x\":1,\"y\":[{\"z\":1},{\"z\":2,\"z\":3}]},\"s\":{\"y\":[{\"z\":9,\"z\":8}]}} "
                        + "| [[null, [[8]]], null]",
                "s:struct<x:int,y:array<struct<z:int>>>,b:int "
                        + "| {\"s\":{\"y\":[{\"z\":1}],\"x\":7,\"y\":[{\"z\":4},{\"z\":5}]}} | [[7, [[4], [5]]], null]",
                "s:array<struct<x:int>>,b:int | {\"s\":[{\"x\":1},{\"x\":\"bad\",\"x\":2},{\"x\":3,\"x\":null}]} "
                        + "| [[[1], [2], [null]], null]",
                "m:map<string,int>,b:int | {\"m\":{\"a\":1,\"b\":2,\"a\":3}} | [{b=2, a=3}, null]",
                "m:map<string,int>,b:int | {\"m\":{\"a\":\"bad\",\"b\":2,\"a\":3}} | [{b=2, a=3}, null]",
                "m:map<string,int>,b:int | {\"m\":{\"a\":1,\"b\":2,\"a\":\"bad\"}} | fails",
                "m:map<string,int>,b:int | {\"m\":{\"a\":1,\"A\":2}} | [{a=1, A=2}, null]",
                "m:map<int,array<string>>,b:int | {\"m\":{\"1\":[\"x\",\"y\"],\"2\":[],\"1.0\":[\"z\"],\"2\":null}} "
                        + "| [{1=[z], 2=null}, null]",
                "m:array<map<string,map<string,int>>>,b:int "
                        + "| {\"m\":[{\"p\":{\"q\":1,\"q\":2},\"p\":{\"r\":3,\"s\":4,\"r\":5}},{\"p\":{\"q\":6}}]} "
                        + "| [[{p={s=4, r=5}}, {p={q=6}}], null]"
            })
    void aKeyThatComesTwiceCountsTheLastTime(String columns, String json, String expected) {
        JsonRowReader reader = Reading.openX(columns);

        assertThat(Reading.read(reader, "{\"b\":1}")).isNull();
        RowFailure failure = Reading.read(reader, json);
        String read =
                failure == null ? String.valueOf(BatchRows.of(reader.batch()).getLast()) : "fails";

        assertThat(read).isEqualTo(expected);
        assertThat(Reading.row(reader, "{\"b\":7}").get(1)).isEqualTo(7);
    }

    @Test
    void aMapOfManyEqualKeysKeepsTheLastOfEach() {
        JsonRowReader reader = Reading.openX("m:map<string,int>");
        StringBuilder json = new StringBuilder("{\"m\":{");
        for (int i = 0; i < 20_000; i++) {
            json.append("\"k").append(i % 5000).append("\":").append(i).append(',');
        }
        json.append("\"k0\":-1}}");

        Object map = Reading.row(reader, json.toString()).getFirst();

        assertThat(map)
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .hasSize(5000)
                .containsEntry("k0", -1)
                .containsEntry("k4999", 19_999);
    }

    @ParameterizedTest
    @CsvSource({"string", "bigint", "int", "double", "float", "'decimal(30,1)'"})
    void equalKeysOfEveryTypeAreFoundAmongMany(String key) {
        JsonRowReader reader = Reading.openX("m:map<" + key + ",int>");
        StringBuilder json = new StringBuilder("{\"m\":{");
        for (int i = 0; i < 3000; i++) {
            json.append('"').append(i * 7 % 1000).append("\":").append(i).append(',');
        }
        json.append("\"1\":-1}}");

        assertThat(Reading.row(reader, json.toString()).getFirst())
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .hasSize(1000);
    }

    /// All of these have one `String.hashCode`.
    @Test
    void keysMadeToMeetInOnePlaceAreReadLikeOthers() {
        JsonRowReader reader = Reading.openX("m:map<string,int>");
        StringBuilder json = new StringBuilder("{\"m\":{");
        for (int bits = 0; bits < 1 << 16; bits++) {
            json.append(bits == 0 ? "\"" : ",\"");
            for (int bit = 0; bit < 16; bit++) {
                json.append((bits >> bit & 1) == 0 ? "Aa" : "BB");
            }
            json.append("\":").append(bits);
        }

        assertThat(Reading.row(reader, json.append("}}").toString()).getFirst())
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .hasSize(1 << 16);
    }

    @Test
    void aStructOfManyFieldsIsReadByNameInAnyOrder() {
        StringBuilder columns = new StringBuilder();
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < 3000; i++) {
            columns.append(i == 0 ? "" : ",").append("Name").append(i).append(":int");
            json.append(i == 0 ? "" : ",")
                    .append("\"NAME")
                    .append(2999 - i)
                    .append("\":")
                    .append(2999 - i);
        }
        JsonRowReader reader = Reading.openX(columns.toString());

        for (int row = 0; row < 3; row++) {
            assertThat(Reading.row(reader, json + "}")).element(1234).isEqualTo(1234);
        }
    }
}
