package dev.hydrant.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.command.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeOptionsTest {

    private static final String SHOUT = """
            import dev.hydrant.transform.*;
            public class Shout implements RecordTransform {
                public TransformResult transform(StreamRecord record) {
                    return new TransformResult.Ok(new String(record.data()).toUpperCase().getBytes());
                }
            }
            """;

    private static final String CONFIGURATION = """
            {"DeliveryStreamName": "d", "ExtendedS3DestinationConfiguration": {
              "RoleARN": "arn:aws:iam::000000000000:role/r", "BucketARN": "arn:aws:s3:::lake",
              "ProcessingConfiguration": {"Enabled": true, "Processors": [{"Type": "Lambda", "Parameters": [
                {"ParameterName": "LambdaArn", "ParameterValue": "transform:shout"}]}]}}}
            """;

    private static final String FROM_NOWHERE = """
            {"DeliveryStreamName": "d", "DeliveryStreamType": "KinesisStreamAsSource",
             "KinesisStreamSourceConfiguration": {
               "KinesisStreamARN": "arn:aws:kinesis:us-east-1:000000000000:stream/nowhere",
               "RoleARN": "arn:aws:iam::000000000000:role/r"},
             "ExtendedS3DestinationConfiguration": {
               "RoleARN": "arn:aws:iam::000000000000:role/r", "BucketARN": "arn:aws:s3:::lake"}}
            """;

    @TempDir
    private Path directory;

    @Test
    void aDeliveryOfTheCommandLineUsesItsTransformAndKeepsItsLedgerWhereItIsTold() throws Exception {
        String delivery = "--delivery=" + Files.writeString(directory.resolve("d.json"), CONFIGURATION);
        String transform = "--transform=" + jar(SHOUT);
        String state = "--state=" + directory.resolve("state");
        try (ServerProcess server = ServerProcess.start(directory, delivery, transform, state)) {
            put(server, "hello");
            assertThat(server.end()).as(server.errors()).isEqualTo(ExitCode.INTERRUPTED);
        }
        try (ServerProcess again = ServerProcess.start(directory, delivery, transform, state)) {
            put(again, "world");
            assertThat(again.end()).as(again.errors()).isEqualTo(ExitCode.INTERRUPTED);
        }
        assertThat(Lake.objects(directory.resolve("out/lake"))).containsExactlyInAnyOrder("HELLO", "WORLD");
        assertThat(Lake.objects(directory.resolve("state/.hydrant/state"))).isNotEmpty();
        assertThat(Lake.objects(directory.resolve("out/.hydrant/state"))).isEmpty();
    }

    @Test
    void aDeliveryStreamThatIsThereWithAnotherConfigurationIsRefused() throws Exception {
        Path configuration = Files.writeString(
                directory.resolve("d.json"), CONFIGURATION.replace("transform:shout", "transform:github-events"));
        String delivery = "--delivery=" + configuration;
        try (ServerProcess server = ServerProcess.start(directory, delivery)) {
            server.end();
        }
        Files.writeString(configuration, Files.readString(configuration).replace(":::lake", ":::pond"));
        assertThat(ServerProcess.refusal(directory, delivery))
                .contains("--delivery " + configuration, "delivery stream d is there already");
    }

    @Test
    void aDeliveryFromAStreamThatIsNotThereIsRefusedByName() throws Exception {
        Path configuration = Files.writeString(directory.resolve("d.json"), FROM_NOWHERE);
        assertThat(ServerProcess.refusal(directory, "--delivery=" + configuration))
                .contains("--delivery " + configuration, "Stream nowhere under account 000000000000 not found.");
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void aTakenPortIsRefusedBeforeAnythingIsWritten() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(ServerProcess.refusal(directory, "--port=" + taken.getLocalPort()))
                    .contains("can't listen on 127.0.0.1:" + taken.getLocalPort(), "in use");
        }
        assertThat(directory.resolve("data/.hydrant")).doesNotExist();
    }

    @Test
    void aDamagedFileOfADeliveryStreamIsNamed() throws Exception {
        Path deliveries = Files.createDirectories(directory.resolve("data/.hydrant/deliveries"));
        Path damaged = Files.writeString(deliveries.resolve("d.json"), "{\"id\": ");
        assertThat(ServerProcess.refusal(directory)).contains(damaged + " is no delivery stream's");
        Files.writeString(damaged, "{}");
        assertThat(ServerProcess.refusal(directory)).contains(damaged + " is no delivery stream's");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsRefusedByName() throws Exception {
        Path file = Files.createFile(directory.resolve("data"));
        assertThat(ServerProcess.refusal(directory)).contains("--data " + file);
    }

    @Test
    void aDeliveryWhoseTransformMadeTheProcessUnfitIsTriedAgain() throws Exception {
        String shaky = SHOUT.replace("return", "if (calls++ == 0) throw new OutOfMemoryError(); return")
                .replace("{\n    public", "{ int calls;\n    public");
        assertThat(deliveredThrough(shaky, "OutOfMemoryError")).isEqualTo("HELLO");
    }

    @Test
    void aClassThatATransformLacksFailsItsRecordAlone() throws Exception {
        String lacking = SHOUT.replace("return", "if (true) throw new NoClassDefFoundError(\"a/Missing\"); return");
        assertThat(deliveredThrough(lacking, "")).contains("\"Lambda.FunctionError\"", "a/Missing");
    }

    /// Puts `hello` to a server whose transform is this one.
    ///
    /// @return the first object it stores
    private String deliveredThrough(String transform, String inErrors) throws Exception {
        Path configuration = Files.writeString(
                directory.resolve("d.json"),
                CONFIGURATION.replace(
                        "\"ProcessingC",
                        "\"BufferingHints\": {\"SizeInMBs\": 1, \"IntervalInSeconds\": 0}, \"ProcessingC"));
        try (ServerProcess server =
                ServerProcess.start(directory, "--delivery=" + configuration, "--transform=" + jar(transform))) {
            put(server, "hello");
            Instant deadline = Instant.now().plusSeconds(30);
            while (Lake.objects(directory.resolve("out/lake")).isEmpty()) {
                assertThat(Instant.now()).as(server.errors()).isBefore(deadline);
                Thread.sleep(50);
            }
            assertThat(server.errors()).contains(inErrors);
        }
        return Lake.objects(directory.resolve("out/lake")).getFirst();
    }

    private static void put(ServerProcess server, String text) throws IOException, InterruptedException {
        String data = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(
                    Requests.of(
                            server.url(),
                            "Firehose_20150804.PutRecord",
                            "{\"DeliveryStreamName\":\"d\",\"Record\":{\"Data\":\"" + data + "\"}}"),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        }
    }

    private Path jar(String transform) throws IOException {
        Path source = Files.writeString(directory.resolve("Shout.java"), transform);
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-cp", System.getProperty("java.class.path"), source.toString()))
                .isZero();
        Path jar = directory.resolve("shout.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("META-INF/services/dev.hydrant.transform.RecordTransform"));
            entries.write("Shout\n".getBytes(StandardCharsets.UTF_8));
            entries.putNextEntry(new JarEntry("Shout.class"));
            entries.write(Files.readAllBytes(directory.resolve("Shout.class")));
        }
        return jar;
    }
}
