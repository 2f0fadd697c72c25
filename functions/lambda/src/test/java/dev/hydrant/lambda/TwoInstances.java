package dev.hydrant.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.objectstore.FaultyServer;
import dev.hydrant.objectstore.FaultyServer.Harm;
import dev.hydrant.testkit.PythonService;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Two processes over one bucket that is slow, refuses and loses answers; one is killed in the midst. boto3 puts,
/// splits,
/// merges and reads through both.
abstract class TwoInstances {

    private static final int WRITERS = 4;
    private static final int RECORDS = 30;
    private static final int RESHARDINGS = 4;
    private static final Duration LIFE = Duration.ofSeconds(2);

    /// Where the bucket is, and the variables that a client needs; the place is `HYDRANT_SHARDS`.
    abstract Map<String, String> environment();

    @Test
    void eachAcknowledgedRecordIsThereOnceInOrderAcrossSplitsAndMerges() throws Exception {
        long seed = Long.getLong("hydrant.seed", System.nanoTime());
        System.out.println("seed " + seed);
        try (FaultyServer server = FaultyServer.before(URI.create(environment().get("AWS_ENDPOINT_URL_S3")));
                FunctionProcess one = FunctionProcess.start(function(server), 0);
                FunctionProcess other = FunctionProcess.start(function(server), 0);
                PythonService writing = PythonService.start(TwoInstances.class, "ordering.py");
                PythonService resharding = PythonService.start(TwoInstances.class, "ordering.py");
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<String> urls = List.of(one.url(), other.url());
            ask(writing, "create", urls, Map.of("shards", 2));
            server.usually(harms(new Random(seed)));
            Future<JsonNode> written =
                    threads.submit(asking(writing, "write", urls, Map.of("writers", WRITERS, "records", RECORDS)));
            Future<JsonNode> resharded =
                    threads.submit(asking(resharding, "reshard", urls, Map.of("steps", RESHARDINGS)));
            Thread.sleep(LIFE);
            one.kill();
            try (FunctionProcess again = FunctionProcess.start(function(server), one.port())) {
                JsonNode acknowledged = written.get();
                assertThat(resharded.get().get("shards").asInt()).isGreaterThan(2 + RESHARDINGS);
                check(acknowledged, ask(writing, "read", List.of(other.url(), again.url()), Map.of()));
            }
        }
    }

    private static void check(JsonNode acknowledged, JsonNode read) {
        assertThat(acknowledged).hasSize(WRITERS);
        acknowledged.properties().forEach(key -> {
            List<String> expected = texts(key.getValue());
            List<String> there = texts(read.get(key.getKey()));
            assertThat(expected).hasSize(RECORDS);
            assertThat(there).as("each attempt is there once or not at all").doesNotHaveDuplicates();
            assertThat(there.stream().filter(expected::contains).toList()).isEqualTo(expected);
        });
    }

    private Map<String, String> function(FaultyServer server) {
        Map<String, String> function = new TreeMap<>(environment());
        function.put("HYDRANT_CREDENTIALS", SignedEvent.CREDENTIALS);
        function.put("AWS_ENDPOINT_URL_S3", server.endpoint().toString());
        return function;
    }

    private static Supplier<Harm> harms(Random random) {
        return () -> {
            int draw;
            synchronized (random) {
                draw = random.nextInt(100);
            }
            return switch (draw / 4) {
                case 0 -> new Harm.Answer(503, "SlowDown");
                case 1 -> new Harm.FalseAnswer(500, "InternalError");
                case 2 -> draw % 2 == 0 ? new Harm.Cut() : new Harm.CutAnswer();
                case 3, 4, 5 -> new Harm.Delayed(Duration.ofMillis(draw * 4L));
                default -> new Harm.None();
            };
        };
    }

    private static Callable<JsonNode> asking(
            PythonService python, String what, List<String> urls, Map<String, Integer> parameters) {
        return () -> ask(python, what, urls, parameters);
    }

    private static JsonNode ask(PythonService python, String what, List<String> urls, Map<String, Integer> parameters) {
        ObjectNode request = PythonService.JSON.valueToTree(parameters);
        request.put("do", what).set("urls", PythonService.JSON.valueToTree(urls));
        return python.ask(request);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
