package dev.hydrant.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Holds the operation tables of `docs/COVERAGE.md` to what the code declares.
///
/// `-Dhydrant.coverage=write` writes them anew between their marks.
class CoverageTest {

    private static final Path PAGE = Path.of(System.getProperty("hydrant.root", "../.."), "docs", "COVERAGE.md");

    @Test
    void theCoveragePageSaysWhatTheKinesisTableDeclares() throws IOException {
        pageHolds(Service.KINESIS);
    }

    @Test
    void theCoveragePageSaysWhatTheFirehoseTableDeclares() throws IOException {
        pageHolds(Service.FIREHOSE);
    }

    @Test
    void bothServicesAreListedWhole() {
        assertThat(Service.KINESIS.operations()).hasSize(39);
        assertThat(Service.FIREHOSE.operations()).hasSize(12);
    }

    private static void pageHolds(Service service) throws IOException {
        String page = Files.readString(PAGE);
        String begin = "<!-- operations of " + service.name() + " -->\n";
        String end = "<!-- end of operations of " + service.name() + " -->\n";
        assertThat(page).contains(begin).contains(end);
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf(end);
        String expected = CoverageTable.markdown(service);
        if ("write".equals(System.getProperty("hydrant.coverage"))) {
            Files.writeString(PAGE, page.substring(0, from) + expected + page.substring(to));
            return;
        }
        assertThat(page.substring(from, to)).isEqualTo(expected);
    }
}
