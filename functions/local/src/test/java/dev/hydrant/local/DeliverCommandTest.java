package dev.hydrant.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hydrant.command.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `deliver` as a script meets it: exit codes, the line of JSON, what is left behind.
class DeliverCommandTest {

    private static final String RAW = """
            {"DeliveryStreamName": "events", "ExtendedS3DestinationConfiguration": {
              "RoleARN": "arn:aws:iam::000000000000:role/hydrant", "BucketARN": "arn:aws:s3:::lake", "Prefix": "raw/",
              "S3BackupMode": "Enabled", "S3BackupConfiguration": {
                "RoleARN": "arn:aws:iam::000000000000:role/hydrant", "BucketARN": "arn:aws:s3:::backup"}}}
            """;

    @TempDir
    private Path directory;

    private Path configuration = Path.of("");
    private Path input = Path.of("");
    private Path to = Path.of("");

    @BeforeEach
    void writeFiles() throws IOException {
        configuration = Files.writeString(directory.resolve("events.json"), RAW);
        input = Files.writeString(directory.resolve("input.ndjson"), "{\"a\":1}\n\n{\"a\":\"\uD83D\uDE00\"}");
        to = directory.resolve("out");
    }

    @Test
    void everyLineIsARecordAndTheBackupIsTheInput() throws IOException {
        Outcome outcome = deliver();

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(outcome.json().path("recordsRead").asLong()).isEqualTo(3);
        assertThat(outcome.json().path("recordsDelivered").asLong()).isEqualTo(3);
        assertThat(outcome.json().path("objectsCreated").asLong()).isEqualTo(1);
        assertThat(files("backup")).hasSize(1);
        assertThat(files("backup").getFirst()).hasSameBinaryContentAs(input);
        assertThat(files("lake").getFirst()).hasSameBinaryContentAs(input);
    }

    @Test
    void theSameRunAgainWritesNothingAndSaysTheSame() throws IOException {
        JsonNode first = deliver().json();
        List<Path> before = files(".");

        Outcome second = deliver();

        assertThat(second.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(second.json().path("objectsCreated").asLong()).isZero();
        for (String count : List.of("recordsRead", "recordsDelivered", "objects", "bytesDelivered")) {
            assertThat(second.json().path(count)).as(count).isEqualTo(first.path(count));
        }
        assertThat(files(".")).isEqualTo(before);
    }

    @Test
    void anotherInputAddsToWhatIsThere() throws IOException {
        deliver();
        Files.writeString(input, "{\"a\":2}\n");

        deliver();

        assertThat(files("lake")).hasSize(2);
    }

    @Test
    void anEmptyInputDeliversNothing() throws IOException {
        Files.writeString(input, "");

        Outcome outcome = deliver();

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(outcome.json().path("recordsRead").asLong()).isZero();
        assertThat(outcome.json().path("objects").asLong()).isZero();
    }

    @Test
    void aRefusedConfigurationIsExplainedAndNothingIsWritten() throws IOException {
        Files.writeString(configuration, RAW.replace("\"raw/\"", "\"!{bogus:x}/\""));

        Outcome outcome = deliver();

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err()).contains("events.json").contains("bogus");
        assertThat(to).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/raw/", "raw//", ".hydrant/raw/"})
    void aPrefixThatADirectoryCannotHoldIsRefusedAndNothingIsWritten(String prefix) throws IOException {
        for (String configured : List.of(
                RAW.replace("\"raw/\"", "\"" + prefix + "\""),
                RAW.replace("\"raw/\"", "\"raw/\", \"ErrorOutputPrefix\": \"" + prefix + "\""),
                RAW.replace("s3:::backup\"", "s3:::backup\", \"Prefix\": \"" + prefix + "\""))) {
            Files.writeString(configuration, configured);

            Outcome outcome = deliver();

            assertThat(outcome.exitCode()).as(configured).isEqualTo(ExitCode.REFUSED);
            assertThat(outcome.err()).contains("events.json", to.toString(), "`" + prefix);
            assertThat(to).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".hydrant", "-b"})
    void aBucketThatNoPlaceHasIsRefusedAndNothingIsWritten(String bucket) throws IOException {
        Files.writeString(configuration, RAW.replace("backup", bucket));

        Outcome outcome = deliver();

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err()).contains("events.json", "`" + bucket + "`").doesNotContain("\tat ");
        assertThat(to).doesNotExist();
    }

    @Test
    void aJarWhoseTransformIsMissingIsRefusedAndNothingIsWritten() throws IOException {
        Path jar = directory.resolve("broken.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("META-INF/services/dev.hydrant.transform.RecordTransform"));
            zip.write("com.example.Missing".getBytes(StandardCharsets.UTF_8));
        }

        Outcome outcome = run(
                "deliver",
                configuration.toString(),
                "--input",
                input.toString(),
                "--to",
                to.toString(),
                "--transform",
                jar.toString());

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err()).contains("broken.jar", "com.example.Missing").doesNotContain("\tat ");
        assertThat(to).doesNotExist();
    }

    @Test
    void aFaultOfTheProgramDoesNotPassForRecordsThatFailed() {
        StringWriter err = new StringWriter();

        int exitCode = Main.explain(new IllegalStateException("out of order"), new PrintWriter(err, true));

        assertThat(exitCode).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(err.toString()).contains("out of order", "DeliverCommandTest");
    }

    @Test
    void aMissingInputIsRefusedByName() {
        Outcome outcome = run("deliver", configuration.toString(), "--input", "nowhere.ndjson", "--to", to.toString());

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err()).contains("--input nowhere.ndjson");
    }

    @Test
    void aPlaceWithoutABucketNeedsAStatePlace() {
        Outcome outcome = run("deliver", configuration.toString(), "--input", input.toString(), "--to", "s3://");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(outcome.err()).contains("--state");
    }

    @Test
    void wrongUsageIsRefused() {
        assertThat(run("deliver").exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run("delivr").exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run("help").exitCode()).isEqualTo(ExitCode.OK);
    }

    /// How a command ended.
    private record Outcome(int exitCode, String out, String err) {

        JsonNode json() throws IOException {
            return new JsonMapper().readTree(out.lines().toList().getLast());
        }
    }

    private Outcome deliver() {
        return run("deliver", configuration.toString(), "--input", input.toString(), "--to", to.toString(), "--json");
    }

    private static Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    private List<Path> files(String bucket) throws IOException {
        try (Stream<Path> walk = Files.walk(to.resolve(bucket))) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
