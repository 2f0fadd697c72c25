package dev.hydrant.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the pages name is there: a page that names what isn't misleads worse than none.
class DocumentationTest {

    private static final Path ROOT = Path.of(System.getProperty("hydrant.root", "../.."));
    private static final String ARCHITECTURE = "docs/ARCHITECTURE.md";
    private static final Pattern TEST_METHOD = Pattern.compile("`(\\w+(?:Test|IT))\\.(\\w+)`");
    private static final Pattern FIRST_TYPE =
            Pattern.compile("`(\\p{Lu}\\w*\\p{Ll}\\w*)`(?=[^|]*\\|$)", Pattern.MULTILINE);
    private static final Pattern MODULE = Pattern.compile("<module>([\\w/-]+)</module>");
    private static final Pattern OUR_FILE = Pattern.compile("`((?:docs|functions|sinks|transforms)/[\\w./-]+)`");
    private static final Pattern OUR_SOURCE = Pattern.compile("(?:…/(?:\\w+/)?|`)(\\w+)\\.java`");
    private static final Pattern LINK = Pattern.compile("]\\(([\\w./-]+)\\)");

    /// Every source file, by class name.
    private static final Map<String, Path> SOURCES = new HashMap<>();

    @BeforeAll
    static void findSources() throws IOException {
        for (String part : List.of("functions", "sinks", "transforms")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(part))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file ->
                                SOURCES.put(file.getFileName().toString().replace(".java", ""), file));
            }
        }
    }

    @Test
    void everyTestThatHoldsAPromiseIsThere() throws IOException {
        List<String> missing = new ArrayList<>();
        List<MatchResult> named = named("docs/INVARIANTS.md", TEST_METHOD);
        for (MatchResult test : named) {
            Path source = SOURCES.get(test.group(1));
            if (source == null || !Files.readString(source).contains(" " + test.group(2) + "(")) {
                missing.add(test.group());
            }
        }
        assertThat(named).isNotEmpty();
        assertThat(missing).isEmpty();
    }

    @Test
    void everyTypeToStartReadingAtIsThere() throws IOException {
        assertThat(named(ARCHITECTURE, FIRST_TYPE)).isNotEmpty();
        assertThat(missing(ARCHITECTURE, FIRST_TYPE, SOURCES::containsKey)).isEmpty();
    }

    @Test
    void everyModuleIsARoomOfTheArchitecture() throws IOException {
        String page = Files.readString(ROOT.resolve(ARCHITECTURE));
        assertThat(named("pom.xml", MODULE)).isNotEmpty();
        assertThat(missing("pom.xml", MODULE, module -> page.contains("`" + module + "`")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "CONTRIBUTING.md", ARCHITECTURE, "docs/COVERAGE.md", "docs/INVARIANTS.md"})
    void everyFileThatAPageNamesIsThere(String page) throws IOException {
        assertThat(missing(page, OUR_FILE, file -> Files.exists(ROOT.resolve(file))))
                .isEmpty();
        assertThat(missing(page, OUR_SOURCE, SOURCES::containsKey)).isEmpty();
        assertThat(missing(page, LINK, file -> Files.exists(ROOT.resolve(page).resolveSibling(file))))
                .isEmpty();
    }

    private static List<String> missing(String page, Pattern pattern, Predicate<String> isThere) throws IOException {
        return named(page, pattern).stream()
                .map(named -> named.group(1))
                .filter(isThere.negate())
                .toList();
    }

    private static List<MatchResult> named(String page, Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(ROOT.resolve(page))).results().toList();
    }
}
