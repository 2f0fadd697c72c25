package dev.hydrant.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.s3.PrefixRules.Partitioning;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixRulesTest {

    private static final String ERRORS = "errors/!{firehose:error-output-type}/";
    private static final Partitioning STATIC = new Partitioning.Static();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a/!{timestamp:yyyy}/ | `` | ErrorOutputPrefix cannot be null or empty when Prefix contains expressions",
                "a/ | e/!{timestamp:yyyy}/ | ErrorOutputPrefix must contain at least one occurrence of"
                        + " !{firehose:error-output-type}",
                "a/!{firehose:error-output-type}/ | e/ | Prefix must not contain any occurrence of"
                        + " !{firehose:error-output-type}",
                "a/!{firehos:random-string}/ | e/ | Namespace to the left of colon (firehos) is an invalid keyword!",
                "a/!{timestamp:yyyy | e/ | Invalid expression usage",
                "a/!{yyyy}/ | e/ | Invalid expression usage",
                "a/!{ | e/ | Invalid expression usage",
                "a/!{firehose:bogus}/ | e/ | Invalid conversion character used in the value of the expression in Prefix",
                "a/!{timestamp:yyyy/bbb}/ | e/ | Invalid conversion character used in the value of the expression in"
                        + " Prefix",
                "a/ | !{timestamp:yyyy/bbb} | Invalid conversion character used in the value of the expression in"
                        + " ErrorOutputPrefix",
                "a/!{timestamp:}/ | e/ | Invalid conversion character used in the value of the expression in Prefix",
                "a/!{timestamp:'open}/ | e/ | Invalid conversion character used in the value of the expression in"
                        + " Prefix",
                "a/!{partitionKeyFromQuery:k}/ | e/ | Dynamic Partitioning Namespaces can only be part of a prefix"
                        + " expression when Dynamic Partitioning is enabled.",
                "a/ | !{firehose:error-output-type}/!{partitionKeyFromLambda:k} | Dynamic Partitioning Namespaces can't"
                        + " be part of an error prefix expression",
            })
    void aWrongPrefixIsRefusedInAwsWords(String prefix, String errorPrefix, String message) {
        assertThatThrownBy(() -> PrefixRules.check(prefix, errorPrefix, ZoneOffset.UTC, STATIC))
                .isInstanceOf(InvalidPrefixException.class)
                .hasMessage(message);
    }

    @Test
    void dynamicPartitioningNeedsItsKeysInThePrefixAndNoOthers() {
        Partitioning dynamic = new Partitioning.Dynamic(Set.of("type", "user"));
        assertThatThrownBy(() -> PrefixRules.check("a/", ERRORS, ZoneOffset.UTC, dynamic))
                .hasMessage(
                        "S3 Prefix should contain Dynamic Partitioning namespaces when Dynamic Partitioning is enabled");
        assertThatThrownBy(() -> PrefixRules.check("!{partitionKeyFromQuery:type}/", ERRORS, ZoneOffset.UTC, dynamic))
                .hasMessage(
                        "MetaDataExtraction JQ Query can't contain keys that are not present in the S3 Prefix expression");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "I", "J", "P", "R", "T", "U", "V", "b", "f", "i", "j", "l", "o", "p", "r", "t"})
    void theLettersThatAwsRejectsAreRejected(String letter) {
        assertThat(TimestampPattern.compile(letter)).isEmpty();
        assertThat(TimestampPattern.compile("'" + letter + "'")).isPresent();
    }

    @Test
    void everyOtherLetterIsAccepted() {
        List<String> accepted = Pattern.compile("")
                .splitAsStream("ABDEFGHKLMNOQSWXYZacdeghkmnqsuvwxyz")
                .toList();
        for (String letter : accepted) {
            assertThat(TimestampPattern.compile(letter)).as("letter %s", letter).isPresent();
        }
    }

    @Test
    void theEvaluatedLengthIsAtMost512() throws InvalidPrefixException {
        PrefixRules.check("x".repeat(502) + "!{timestamp:yyyy/MM/dd}", "e/", ZoneOffset.UTC, STATIC);
        assertThatThrownBy(() ->
                        PrefixRules.check("x".repeat(503) + "!{timestamp:yyyy/MM/dd}", "e/", ZoneOffset.UTC, STATIC))
                .hasMessage("Length of evaluated prefix cannot be greater than 512");
        assertThatThrownBy(() -> PrefixRules.check(
                        "a/", "e".repeat(490) + "!{firehose:error-output-type}", ZoneOffset.UTC, STATIC))
                .hasMessage("Length of evaluated ErrorOutputPrefix cannot be greater than 512");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a/", "a/../b/", "./", "a/./", "a\0b/"})
    void aPrefixWhoseKeysNoStoreKeepsIsRefusedBeforeAnythingIsDelivered(String prefix) {
        String message = " must not contain a path segment . or .. or a NUL: no store keeps such a key";
        assertThatThrownBy(() -> PrefixRules.check(prefix, "e/", ZoneOffset.UTC, STATIC))
                .isInstanceOf(InvalidPrefixException.class)
                .hasMessage("prefix" + message);
        assertThatThrownBy(() -> PrefixRules.check("a/", prefix, ZoneOffset.UTC, STATIC))
                .hasMessage("ErrorOutputPrefix" + message);
    }

    @Test
    void dotsInNamesAndSlashesInARowAreKeysToo() throws InvalidPrefixException {
        for (String prefix : List.of("..", "a..b/", ".../", "/", "//a//")) {
            PrefixRules.check(prefix, "e/", ZoneOffset.UTC, STATIC);
        }
    }

    @Test
    void aPlainErrorPrefixSatisfiesTheRule() throws InvalidPrefixException {
        S3Prefixes prefixes = PrefixRules.check("a/!{timestamp:yyyy}/", "errors/", ZoneOffset.UTC, STATIC);
        assertThat(prefixes.errors().hasExpressions()).isFalse();
    }
}
