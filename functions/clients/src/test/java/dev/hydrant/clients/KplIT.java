package dev.hydrant.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.testkit.ForeignPython;
import dev.hydrant.testkit.PythonService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the Kinesis Producer Library aggregates is read back, record by record, by the Kinesis Client Library; both
/// over
/// TLS, with a certificate that they verify.
class KplIT {

    private static final int RECORDS = 2_000;
    private static final String AGGREGATED = "f3899ac2";

    @TempDir
    private Path directory;

    @Test
    void everyUserRecordComesOutOfTheAggregatesAgain() throws Exception {
        try (HydrantServe server = HydrantServe.start(directory, "--tls");
                DynamoDb dynamo = DynamoDb.start(directory)) {
            aws(server, "create-stream", "--stream-name", "kpl", "--shard-count", "2");
            while (!aws(server, "describe-stream-summary", "--stream-name", "kpl")
                    .at("/StreamDescriptionSummary/StreamStatus")
                    .asText()
                    .equals("ACTIVE")) {
                Thread.onSpinWait(); // the command line takes its time
            }
            String url = "https://localhost:" + server.port();
            Path certificate = server.certificate();
            List<String> puts;
            try (LineProcess producer = LineProcess.start(
                    directory,
                    "kpl",
                    List.of(),
                    "dev.hydrant.clients.kpl.Producer",
                    url,
                    certificate.toString(),
                    Files.createDirectory(directory.resolve("native")).toString(),
                    "kpl",
                    Integer.toString(RECORDS))) {
                puts = producer.awaitEnd();
            }
            assertThat(puts).hasSize(RECORDS);
            Set<String> stored = Set.copyOf(puts);
            assertThat(stored).as("aggregates").hasSizeLessThan(RECORDS / 10);
            System.out.println("KPL put " + RECORDS + " records in " + stored.size());
            assertThat(storedRecords(server))
                    .hasSize(stored.size())
                    .anySatisfy(data ->
                            assertThat(HexFormat.of().formatHex(data, 0, 4)).isEqualTo(AGGREGATED));

            List<String> trust = TrustStore.trusting(certificate, directory);
            try (LineProcess consumer = LineProcess.start(
                    directory,
                    "kcl",
                    trust,
                    "dev.hydrant.clients.kcl.Worker",
                    url,
                    dynamo.url(),
                    "kpl",
                    "de-aggregation",
                    "first",
                    "polling")) {
                List<String> lines = consumer.await(
                        "all user records", soFar -> KclEvents.of(soFar).texts().size() == RECORDS);
                assertThat(KclEvents.of(lines).texts())
                        .isEqualTo(IntStream.range(0, RECORDS)
                                .mapToObj(i -> "text-" + i)
                                .collect(Collectors.toSet()));
                assertThat(KclEvents.of(lines).repeats()).isZero();
            }
        }
    }

    private List<byte[]> storedRecords(HydrantServe server) throws IOException, InterruptedException {
        List<byte[]> stored = new ArrayList<>();
        for (String shard : List.of("shardId-000000000000", "shardId-000000000001")) {
            String iterator = aws(
                            server,
                            "get-shard-iterator",
                            "--stream-name=kpl",
                            "--shard-id=" + shard,
                            "--shard-iterator-type=TRIM_HORIZON")
                    .get("ShardIterator")
                    .asText();
            for (JsonNode record :
                    aws(server, "get-records", "--shard-iterator", iterator).get("Records")) {
                stored.add(Base64.getDecoder().decode(record.get("Data").asText()));
            }
        }
        return stored;
    }

    private JsonNode aws(HydrantServe server, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(ForeignPython.executable().resolveSibling("aws").toString(), "kinesis"));
        command.addAll(List.of(arguments));
        Map<String, String> environment = new HashMap<>(server.environment());
        environment.put("AWS_CA_BUNDLE", server.certificate().toString());
        Program.Ended ended = Program.run(directory, environment, command);
        assertThat(ended.exitCode()).as(ended.errors()).isZero();
        return PythonService.JSON.readTree(ended.output());
    }
}
