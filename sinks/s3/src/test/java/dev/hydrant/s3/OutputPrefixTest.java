package dev.hydrant.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hydrant.s3.PrefixPart.KeySource;
import dev.hydrant.s3.PrefixPart.PartitionKey;
import dev.hydrant.s3.PrefixRules.Partitioning;
import dev.hydrant.sink.ErrorKind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputPrefixTest {

    private static final Instant ARRIVAL = Instant.parse("2026-07-13T23:05:09.042Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | 2026/07/13/23/",
                "legacy | legacy2026/07/13/23/",
                "plain/ | plain/2026/07/13/23/",
                "y=!{timestamp:yyyy}/m=!{timestamp:MM} | y=2026/m=07",
                "!{timestamp:'year='yyyy'/month='MM}/ | year=2026/month=07/",
                "!{timestamp:EEE,MMM,a,D,SSS}/ | Mon,Jul,PM,194,042/",
                "r/!{firehose:random-string}/!{firehose:random-string} | r/random-0/random-1",
                "!{partitionKeyFromQuery:k}/!{partitionKeyFromLambda:k}/ | QUERY k/LAMBDA k/",
                "a}b!c/!{timestamp:HH} | a}b!c/23",
            })
    void aPrefixIsEvaluatedFromItsOldestRecord(String prefix, String expected) throws InvalidPrefixException {
        OutputPrefix parsed = OutputPrefix.parse(prefix, PrefixField.PREFIX).orTimed();
        assertThat(parsed.evaluate(new Named(ARRIVAL.atZone(ZoneOffset.UTC)))).isEqualTo(expected);
    }

    @Test
    void timesAreInTheCustomTimeZone() throws InvalidPrefixException {
        ZoneId calcutta = CustomTimeZone.of("Asia/Calcutta").orElseThrow();
        OutputPrefix prefix = OutputPrefix.parse("", PrefixField.PREFIX).orTimed();
        assertThat(prefix.evaluate(new Named(ARRIVAL.atZone(calcutta)))).isEqualTo("2026/07/14/04/");
    }

    @Test
    void withoutAnErrorPrefixTheTypeAndTimeFollowThePrefix() throws InvalidPrefixException {
        S3Prefixes prefixes = PrefixRules.check("in/", "", ZoneOffset.UTC, new Partitioning.Static());
        OutputPrefix bound = prefixes.errors().forErrors(ErrorKind.PROCESSING_FAILED);
        assertThat(bound.evaluate(new Named(ARRIVAL.atZone(ZoneOffset.UTC))))
                .isEqualTo("in/processing-failed/2026/07/13/23/");
    }

    @Test
    void theErrorTypeMustBeFilledInBeforeEvaluation() throws InvalidPrefixException {
        OutputPrefix prefix = OutputPrefix.parse("!{firehose:error-output-type}", PrefixField.ERROR_OUTPUT_PREFIX);
        assertThatThrownBy(() -> prefix.evaluate(new Named(ARRIVAL.atZone(ZoneOffset.UTC))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void eachPartitionKeyIsNamedOnce() throws InvalidPrefixException {
        OutputPrefix prefix = OutputPrefix.parse(
                "!{partitionKeyFromQuery:a}!{partitionKeyFromLambda:a}!{partitionKeyFromQuery:a}", PrefixField.PREFIX);
        assertThat(prefix.partitionKeys())
                .containsExactly(new PartitionKey(KeySource.QUERY, "a"), new PartitionKey(KeySource.LAMBDA, "a"));
    }

    @ParameterizedTest
    @CsvSource({
        "UTC,true",
        "'',true",
        "Asia/Calcutta,true",
        "Europe/Kiev,true",
        "America/New_York,true",
        "Asia/Kolkata,false",
        "Europe/Kyiv,false",
        "EST,false",
        "GMT,false",
        "Nowhere/Else,false",
        "+02:00,false"
    })
    void timeZonesAreThoseThatAwsKnows(String name, boolean known) {
        assertThat(CustomTimeZone.of(name).isPresent()).isEqualTo(known);
    }

    private record Named(ZonedDateTime oldest) implements PrefixValues {
        @Override
        public String randomString(int place) {
            return "random-" + place;
        }

        @Override
        public String partitionKey(PartitionKey key) {
            return key.source() + " " + key.name();
        }
    }
}
