package dev.hydrant.transform.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.testkit.PythonService;
import dev.hydrant.testkit.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs beside the real jq 1.6: dates, what the library answers otherwise, and some made at random.
class JqOracleTest {

    private static PythonService jq;

    @BeforeAll
    static void startJq() {
        jq = PythonService.start(JqOracleTest.class, "jq.py");
    }

    @AfterAll
    static void stopJq() {
        jq.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            gmtime                                     ~ 1425599621
            gmtime                                     ~ 1425599621.678
            gmtime                                     ~ -1.5
            gmtime                                     ~ -62167219200
            gmtime                                     ~ null
            gmtime                                     ~ "1"
            localtime                                  ~ 1425599621
            localtime|mktime                           ~ 1425599621
            gmtime|mktime                              ~ 1425599621.5
            gmtime|todate                              ~ 1425599621
            mktime                                     ~ [2015,2,5,23,51,47,4,63]
            mktime                                     ~ [2015,14,35,25,61,61,0,0]
            mktime                                     ~ [2015.9,2.9,5.9,23,51,47.9,4,63]
            mktime                                     ~ [2015,2,5]
            mktime                                     ~ ["a",2,5,23,51,47,4,63]
            mktime                                     ~ "2015"
            todate                                     ~ 1425599621.9
            todate                                     ~ -1
            todate                                     ~ 253402300800
            todate                                     ~ "1"
            todateiso8601                              ~ 1
            fromdate                                   ~ "2015-03-05T23:51:47Z"
            fromdate                                   ~ "2015-03-05T23:51:47.123Z"
            fromdate                                   ~ 1
            fromdateiso8601                            ~ "2015-03-05T24:51:47Z"
            fromdateiso8601                            ~ " 2015-03-05T23:51:60Z"
            strflocaltime("%H %Z")                     ~ 1425599621
            strftime("%Y/%m/%d")                       ~ 1425599621
            strftime("%Y-%m-%dT%H:%M:%SZ")             ~ 1425599621.999
            strftime("%A %a %B %b %h %j %d %e")        ~ 1425599621
            strftime("%U %W %V %G %g %u %w")           ~ 1425599621
            strftime("%H %I %k %l %M %S %p %P")        ~ 1425599621
            strftime("%s %Z %z %C %y")                 ~ 1425599621
            strftime("%c|%x|%X|%D|%F|%T|%R|%r")        ~ 1425599621
            strftime("%n%t%%")                         ~ 0
            strftime("%-d %_d %^a %-H %_m %0e")        ~ 1425599621
            strftime("%Y %j %a")                       ~ [2015,2,5,23,51,47,0,0]
            strftime("%Y")                             ~ [2015,2,5,23,51,47]
            strftime("%Y")                             ~ null
            strftime("%Y")                             ~ "a"
            strftime("")                               ~ 1
            strptime("%Y-%m-%dT%H:%M:%SZ")             ~ "2015-03-05T23:51:47Z"
            strptime("%Y-%m-%dT%H:%M:%SZ")|mktime      ~ "2015-03-05T23:51:47Z"
            strptime("%Y-%m-%dT%H:%M:%SZ")             ~ "2015-03-05T23:51:47Zx"
            strptime("%Y-%m-%dT%H:%M:%SZ")             ~ "2015-03-05T23:51:47Z  "
            strptime("%Y %j")                          ~ "2015 64"
            strptime("%Y %j")                          ~ "2016 366"
            strptime("%d %B %Y %Z")                    ~ "05 March 2015 UTC"
            strptime("%a %b %d %H:%M:%S %Y")           ~ "Thu Mar  5 23:51:47 2015"
            strptime("%A %b %d %Y")                    ~ "monday mar 5 2015"
            strptime("%d/%b/%Y:%H:%M:%S %z")           ~ "05/mar/2015:10:11:12 -0500"
            strptime("%Y-%m-%d %z")                    ~ "2015-03-05 +02:00"
            strptime("%Y-%m-%d %z")                    ~ "2015-03-05 Z"
            strptime("%e/%b/%Y:%T")                    ~ " 5/Mar/2015:10:11:12"
            strptime("%D %R")                          ~ "03/05/15 23:51"
            strptime("%F %k")                          ~ "2015-03-05  7"
            strptime("%I:%M %p")                       ~ "11:30 PM"
            strptime("%I:%M %p")                       ~ "12:30 am"
            strptime("%H")                             ~ "12"
            strptime("%Y")                             ~ "2015"
            strptime("%Y-%m")                          ~ "2015-07"
            strptime("%Y-%m")|mktime                   ~ "2015-07"
            strptime("%y")                             ~ "69"
            strptime("%y")                             ~ "68"
            strptime("%Y-%m-%d")                       ~ "2015-02-30"
            strptime("%Y-%m-%d")                       ~ "2015-13-01"
            strptime("%Y%m%d")                         ~ "20150305"
            strptime("%Y")                             ~ 1
            """)
    void aDateFunctionAnswersAsJqDoes(String program, String input) throws IOException {
        compare(program, input);
    }

    @Test
    void everyHourOfTwentyYearsIsFormattedAndParsedAsJqDoes() throws IOException {
        String program = "[range(0; 631152000; 3599999) | ., strftime(\"%Y %U %W %V %G %j %u %I %p\"), "
                + "(strftime(\"%c\") | strptime(\"%a %b %d %H:%M:%S %Y\") | mktime)]";
        compare(program, "0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "1.5", "-2.25", "1e-7", "0.0001", "0.00001", "1e300", "123456.789", "100.0", "1e16"})
    void aFractionHasJqsDigits(String number) throws IOException {
        JsonNode answer = ask("tostring", number);
        assertThat(JqQuery.compile("{k: .}")
                        .onTrees()
                        .extract(number.getBytes(StandardCharsets.UTF_8), 0, number.length()))
                .isEqualTo(new Extraction.Keys(
                        Map.of("k", answer.get("outputs").get(0).textValue())));
    }

    /// Numbers are doubles, text is code points: what the library answers otherwise, and would fail no record for.
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            "\\(.)"                         ~ 1.0
            "h\\(.ts/3600|floor)"           ~ {"ts":1425599621.5}
            "\\("\\(1.0)")\\(2.0)"          ~ 1
            {"a\\(1.0)": @json "\\(1.0)"}    ~ 1
            [1e17, 0.00001, 1e300, 3.0]|tojson, @csv, tostring ~ 1
            (.+1, .*2, -.) / 1e15 | floor   ~ 9223372036854775807
            . * 1000 / 1e15 | floor         ~ 1700000000123456789
            . % 1000, (. / 1000 | floor)    ~ 1425599621123
            {k: nan, i: infinite}           ~ 1
            ascii_downcase, ascii_upcase    ~ "AbC é😀"
            explode | implode               ~ "é😀"
            implode                         ~ [1114112]
            [indices("a")], index("a"), rindex("a") ~ "é-a-a"
            indices("aa")                   ~ "aaaaa"
            [indices(1)], [index("a")]      ~ [1,"a",1]
            [recurse], [paths], [leaf_paths] ~ {"a":[null,{"b":null}]}
            [limit(0;1,2)], [limit(1;1,error("x"))], [limit(-1;1,2)] ~ 1
            [path(recurse(.[]?))] ~ [[1],2]
            """)
    void aProgramAnswersAsJqDoes(String program, String input) throws IOException {
        compare(program, input);
    }

    @Test
    void programsMadeAtRandomAnswerAsJqDoes() {
        Seeds.check(60, random -> {
            String program = JqPrograms.random(random);
            for (int i = 0; i < 3; i++) {
                compareOutputs(program, JqPrograms.input(random));
            }
        });
    }

    /// But for the words of an error, which are the library's own.
    private static void compareOutputs(String program, String input) {
        JsonNode theirs;
        JsonNode ours;
        try {
            theirs = ask(program, input);
            ours = answer(program, input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(ours.path("outputs")).as(program + " of " + input).isEqualTo(theirs.path("outputs"));
    }

    private static void compare(String program, String input) throws IOException {
        assertThat(answer(program, input)).as(program + " of " + input).isEqualTo(ask(program, input));
    }

    /// Written and read again, as the other one's was, so that equal numbers are equal nodes.
    private static JsonNode answer(String program, String input) throws IOException {
        ObjectNode ours = PythonService.JSON.createObjectNode();
        try (JsonParser parser = PythonService.JSON.createParser(input)) {
            ArrayNode outputs = PythonService.JSON.createArrayNode();
            for (JsonNode output : JqQuery.compile(program).outputs(JqQuery.tree(parser))) {
                outputs.add(PythonService.JSON.readTree(
                        JqScope.fresh().getObjectMapper().writeValueAsBytes(output)));
            }
            ours.set("outputs", outputs);
        } catch (JsonQueryException e) {
            ours.put("failed", e.getMessage());
        }
        return doubles(ours);
    }

    private static JsonNode ask(String program, String input) throws IOException {
        return doubles(jq.ask(PythonService.JSON
                .createObjectNode()
                .put("program", program)
                .set("input", PythonService.JSON.readTree(input))));
    }

    /// The same with every number a double, as all of jq's are.
    private static JsonNode doubles(JsonNode value) {
        return switch (value) {
            case NumericNode number -> DoubleNode.valueOf(number.doubleValue());
            case ObjectNode object -> {
                ObjectNode doubles = PythonService.JSON.createObjectNode();
                object.properties().forEach(field -> doubles.set(field.getKey(), doubles(field.getValue())));
                yield doubles;
            }
            case ArrayNode array -> {
                ArrayNode doubles = PythonService.JSON.createArrayNode();
                array.forEach(element -> doubles.add(doubles(element)));
                yield doubles;
            }
            default -> value;
        };
    }

    @Test
    void whatJqDoesNotKnowIsRefused() {
        for (String program : List.of("{a: date}", "{a: dateadd(\"seconds\"; 1)}", "{a: datesub(\"seconds\"; 1)}")) {
            assertThat(jq.ask(PythonService.JSON
                                    .createObjectNode()
                                    .put("program", program)
                                    .put("input", 1))
                            .get("failed")
                            .asText())
                    .contains("is not defined");
            assertThatThrownBy(() -> JqQuery.compile(program)).isInstanceOf(InvalidJqProgramException.class);
        }
    }
}
