package dev.hydrant.columnar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ScalarConversionTest {

    @ParameterizedTest
    @CsvFileSource(
            resources = "scalars.csv",
            delimiter = '|',
            quoteCharacter = '\0',
            numLinesToSkip = 1,
            maxCharsPerColumn = 20_000)
    void aJsonValueBecomesWhatTheTableOfRulesSays(String type, String json, String openX, String hive) {
        assertThat(Reading.column(Reading.openX("c:" + type), json)).as("OpenX").isEqualTo(openX);
        assertThat(Reading.column(Reading.hive("c:" + type), json))
                .as("Hive")
                .isEqualTo(hive.equals("same") ? openX : hive);
    }
}
