package dev.hydrant.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Imports point one way: functions to sinks and transforms, and to nobody else's rooms.
class ArchitectureTest {

    private static final String ROOT = "dev.hydrant.";

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.hydrant");

    /// Each room, and the rooms it may know besides itself and the JDK.
    private static final TreeMap<String, Set<String>> MAY_KNOW = new TreeMap<>();

    static {
        MAY_KNOW.put("transform", Set.of());
        MAY_KNOW.put("transform.builtin", Set.of("transform"));
        MAY_KNOW.put("transform.lambda", Set.of("transform"));
        MAY_KNOW.put("sink", Set.of());
        MAY_KNOW.put("objectstore", Set.of("sink"));
        MAY_KNOW.put("columnar", Set.of("sink"));
        MAY_KNOW.put("parquet", Set.of("sink", "columnar"));
        MAY_KNOW.put("orc", Set.of("sink", "columnar"));
        MAY_KNOW.put("raw", Set.of("sink"));
        MAY_KNOW.put("s3", Set.of("sink"));
        MAY_KNOW.put("wire", Set.of());
        MAY_KNOW.put("kms", Set.of("shardstore", "wire"));
        MAY_KNOW.put("ledger", Set.of("sink", "objectstore"));
        MAY_KNOW.put("shardstore", Set.of("wire", "sink", "objectstore"));
        MAY_KNOW.put(
                "delivery",
                Set.of(
                        "transform",
                        "transform.builtin",
                        "transform.lambda",
                        "sink",
                        "objectstore",
                        "columnar",
                        "parquet",
                        "orc",
                        "raw",
                        "s3",
                        "ledger",
                        "wire"));
        MAY_KNOW.put("command", Set.of("delivery", "sink", "objectstore"));
        MAY_KNOW.put("sources", Set.of("delivery", "sink", "objectstore"));
        MAY_KNOW.put(
                "lambda",
                Set.of(
                        "delivery",
                        "kms",
                        "ledger",
                        "sources",
                        "shardstore",
                        "sink",
                        "objectstore",
                        "transform",
                        "transform.lambda",
                        "wire"));
        MAY_KNOW.put(
                "server",
                Set.of(
                        "command",
                        "kms",
                        "wire",
                        "shardstore",
                        "delivery",
                        "ledger",
                        "sources",
                        "sink",
                        "objectstore",
                        "transform"));
        MAY_KNOW.put(
                "local",
                Set.of(
                        "command",
                        "delivery",
                        "ledger",
                        "sources",
                        "sink",
                        "objectstore",
                        "columnar",
                        "transform",
                        "wire"));
    }

    @Test
    void everyRoomKnowsOnlyTheRoomsItMay() {
        Set<String> unknownRooms = new TreeSet<>();
        Set<String> forbidden = new TreeSet<>();
        for (JavaClass type : HOUSE) {
            String room = roomOf(type);
            if (!MAY_KNOW.containsKey(room)) {
                unknownRooms.add(room);
                continue;
            }
            type.getDirectDependenciesFromSelf().forEach(dependency -> {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (target.getPackageName().startsWith(ROOT.substring(0, ROOT.length() - 1))) {
                    String other = roomOf(target);
                    if (!other.equals(room) && !MAY_KNOW.get(room).contains(other)) {
                        forbidden.add(room + " -> " + other + ": " + dependency.getDescription());
                    }
                }
            });
        }
        assertThat(unknownRooms)
                .as("rooms that this test gives no rule: add one")
                .isEmpty();
        assertThat(forbidden)
                .as("imports against the one way: sinks know no transform and no other sink, the ports know nobody")
                .isEmpty();
    }

    @Test
    void everyRoomIsLookedAt() {
        Set<String> seen = HOUSE.stream().map(ArchitectureTest::roomOf).collect(Collectors.toCollection(TreeSet::new));
        assertThat(seen).containsAll(MAY_KNOW.keySet());
    }

    @Test
    void anEngineNeverKnowsWhatRunsIt() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        engine("wire"), engine("shardstore"), engine("ledger"), engine("delivery"), engine("sources"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "io.vertx..",
                        "com.amazonaws..",
                        "jakarta..",
                        "picocli..",
                        "com.sun.net.httpserver..")
                .because("an engine runs in a function, in a server and in a test alike; only the functions over it"
                        + " know Lambda, Quarkus or HTTP")
                .check(HOUSE);
    }

    @Test
    void theLogsUnderTheShardStoreKnowNoStreams() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + "shardstore.records",
                        ROOT + "shardstore.metadata",
                        ROOT + "shardstore.log",
                        ROOT + "shardstore.segments")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "shardstore")
                .because("to a log a shard is a number: that is what lets it be a port with one contract")
                .check(HOUSE);
    }

    @Test
    void whatAUserWritesAgainstNeedsNothingButTheJdk() {
        noClasses()
                .that()
                .resideInAPackage("dev.hydrant.transform")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", "dev.hydrant.transform")
                .because("a user's transform must never meet our libraries in another version")
                .check(HOUSE);
    }

    private static String engine(String room) {
        return ROOT + room + "..";
    }

    /// The longest room name that is the start of the type's package.
    private static String roomOf(JavaClass type) {
        String name =
                type.getPackageName().substring(Math.min(type.getPackageName().length(), ROOT.length()));
        List<String> rooms = MAY_KNOW.keySet().stream()
                .filter(room -> name.equals(room) || name.startsWith(room + "."))
                .sorted((a, b) -> b.length() - a.length())
                .toList();
        return rooms.isEmpty() ? name : rooms.getFirst();
    }
}
