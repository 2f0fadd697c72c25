package dev.hydrant.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.command.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody meets who asks before doing anything.
class MainTest {

    private static final int TERMINAL_COLUMNS = 80;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String line) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), line.isEmpty() ? new String[0] : line.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "help", "--help", "-h"})
    void everyCommandIsListedHoweverOneAsks(String line) {
        assertThat(run(line)).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains(
                        "  demo ",
                        "  deliver ",
                        "  schema ",
                        "  help ",
                        "  serve ",
                        "  package ",
                        "  bench ",
                        "  test ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "demo --help", "deliver --help", "schema --help"})
    void helpFitsATerminal(String line) {
        assertThat(run(line)).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines())
                .allSatisfy(each -> assertThat(each).hasSizeLessThanOrEqualTo(TERMINAL_COLUMNS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "deliver --version", "demo -V"})
    void theVersionIsPrinted(String line) {
        assertThat(run(line)).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).matches("hydrant \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nosuch", "--nosuch", "deliver", "deliver --nosuch", "schema", "demo --dir"})
    void whatIsNotUnderstoodIsRefusedOnStandardError(String line) {
        assertThat(run(line)).isEqualTo(ExitCode.REFUSED);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isNotEmpty();
    }
}
