package dev.hydrant.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the pages name is there: a page that names what isn't misleads worse than none.
class DocumentationTest {

    private static final Path ROOT = Path.of(System.getProperty("hydrant.root", "../.."));
    private static final Pattern TEST_METHOD = Pattern.compile("`(\\w+(?:Test|IT))\\.(\\w+)`");
    private static final Pattern TYPE = Pattern.compile("`(\\p{Lu}\\w*\\p{Ll}\\w*)(?:\\.\\w+)?`");
    private static final Pattern OUR_FILE = Pattern.compile("`((?:docs|functions|sinks|transforms)/[\\w./-]+)`");
    private static final Pattern OUR_SOURCE = Pattern.compile("(?:…/(?:\\w+/)?|`)(\\w+)\\.java`");
    private static final Pattern LINK = Pattern.compile("]\\(([\\w./-]+)\\)");

    /// Sources by class name.
    private static final Map<String, Path> SOURCES = new HashMap<>();

    @BeforeAll
    static void findSources() throws IOException {
        for (String part : new String[] {"functions", "sinks", "transforms"}) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(part))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file ->
                                SOURCES.put(file.getFileName().toString().replace(".java", ""), file));
            }
        }
    }

    @Test
    void everyTestThatHoldsAPromiseIsThere() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/INVARIANTS.md"));
        assertThat(TEST_METHOD.matcher(page).results()).isNotEmpty().allSatisfy(named -> {
            assertThat(isThere(named.group(1))).as(named.group()).isTrue();
            assertThat(Files.readString(SOURCES.get(named.group(1))).contains(" " + named.group(2) + "(")).as(named.group()).isTrue();
        });
    }

    @Test
    void everyTypeToStartReadingAtIsThere() throws IOException {
        TreeSet<String> named = new TreeSet<>();
        Files.readAllLines(ROOT.resolve("docs/ARCHITECTURE.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> TYPE.matcher(line).results())
                .forEach(type -> named.add(type.group(1)));
        assertThat(named).isNotEmpty().isSubsetOf(SOURCES.keySet());
    }

    @Test
    void everyModuleIsARoomOfTheArchitecture() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/ARCHITECTURE.md"));
        String build = Files.readString(ROOT.resolve("pom.xml"));
        assertThat(Pattern.compile("<module>([\\w/-]+)</module>").matcher(build).results())
                .isNotEmpty()
                .allSatisfy(module -> assertThat(page).contains("`" + module.group(1) + "`"));
    }

    @Test
    void everyFileThatAPageNamesIsThere() throws IOException {
        for (String name : new String[] {"README.md", "CONTRIBUTING.md", "docs/ARCHITECTURE.md", "docs/COVERAGE.md"}) {
            Path page = ROOT.resolve(name);
            String text = Files.readString(page);
            assertThat(OUR_FILE.matcher(text).results())
                    .as(name)
                    .allSatisfy(file -> assertThat(ROOT.resolve(file.group(1))).exists());
            assertThat(OUR_SOURCE.matcher(text).results())
                    .as(name)
                    .allSatisfy(source -> assertThat(isThere(source.group(1))).as(source.group()).isTrue());
            assertThat(LINK.matcher(text).results())
                    .as(name)
                    .allSatisfy(link ->
                            assertThat(page.resolveSibling(link.group(1))).exists());
        }
    }

    private static boolean isThere(String type) {
        return SOURCES.containsKey(type);
    }
}
