package dev.hydrant.bench.shards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Our server and a peer, each a process of its own on the same core, under the same load from here. They take turns,
/// after a round that doesn't count.
public final class ShardsBench {

    private static final String OURS = "Hydrant, JSON";

    private final Path home;
    private final List<String> pinned;
    private final Path directory;

    private ShardsBench(Path home, List<String> pinned, Path directory) {
        this.home = home;
        this.pinned = pinned;
        this.directory = directory;
    }

    /// After a failure the servers' logs and data stay in `target/bench-shards`, until the next run.
    ///
    /// @param home the project's directory
    /// @param pinned the command that keeps a server on one core; empty if there is none
    /// @param records how many the opened store holds
    /// @return tables
    public static String run(Path home, List<String> pinned, int records, int rounds)
            throws IOException, InterruptedException {
        Path directory = home.resolve("target").resolve("bench-shards");
        delete(directory);
        Files.createDirectories(directory);
        String measured = new ShardsBench(home, pinned, directory).run(records, rounds);
        delete(directory);
        return measured;
    }

    private String run(int records, int rounds) throws IOException, InterruptedException {
        String machine = Machine.description(directory) + "\n"
                + (pinned.isEmpty() ? "Servers are not kept on one core: no taskset here.\n" : "")
                + "Load averages before: " + Machine.load() + "\n";
        Results results = beside(rounds);
        say("filling a store of " + records + " records, and opening it");
        Opening opening =
                Opening.measure(() -> Contender.ours("Hydrant, CBOR", Dialect.CBOR, ours("opened")), records, rounds);
        return machine + "Load averages after: " + Machine.load() + "\n" + results.tables() + opening.table(records)
                + Targets.of(results, opening, OURS);
    }

    private Results beside(int rounds) throws IOException, InterruptedException {
        Optional<Peer> peer = Peer.install(home);
        if (peer.isEmpty()) {
            say("there is no peer, since " + Peer.NAME + " can't be installed here; ours is measured alone");
        }
        try (ServerProcess ours = ours("beside")) {
            List<Contender> contenders = new ArrayList<>(List.of(
                    Contender.ours(OURS, Dialect.JSON, ours), Contender.ours("Hydrant, CBOR", Dialect.CBOR, ours)));
            if (peer.isEmpty()) {
                return measure(contenders, Optional.empty(), rounds);
            }
            try (ServerProcess theirs = peer.get().start(pinned, directory.resolve("peer.log"))) {
                contenders.add(new Contender(Peer.NAME, Dialect.JSON, theirs, Set.of(ArrivalReader.Way.POLL)));
                return measure(contenders, Optional.of(Peer.NAME), rounds);
            }
        }
    }

    private static Results measure(List<Contender> contenders, Optional<String> peer, int rounds)
            throws IOException, InterruptedException {
        List<Measurement> measurements = List.of(
                new BulkPuts(TimeUnit.SECONDS.toNanos(4)),
                new SinglePuts(2_000),
                new PutToGet(1_000, ArrivalReader.Way.POLL),
                new PutToGet(1_000, ArrivalReader.Way.PUSH));
        Results results = new Results(contenders.stream().map(Contender::name).toList(), peer);
        for (int round = 0; round <= rounds; round++) {
            say(round == 0 ? "warming up" : "round " + round + " of " + rounds);
            for (int i = 0; i < measurements.size(); i++) {
                for (Contender contender : contenders) {
                    if (!measurements.get(i).suits(contender)) {
                        continue;
                    }
                    String stream = "bench-" + round + "-" + i + "-" + contenders.indexOf(contender);
                    try {
                        Map<Figure, Double> measured = measurements.get(i).measure(contender, stream);
                        if (round > 0) {
                            results.add(contender.name(), measured);
                        }
                    } catch (BrokenServerException e) {
                        throw new BrokenServerException(contender.name() + ": " + e.getMessage());
                    }
                }
            }
        }
        return results;
    }

    private ServerProcess ours(String name) throws IOException {
        return ServerProcess.start(
                pinned,
                List.of(
                        home.resolve("hydrant").toString(),
                        "serve",
                        "--port",
                        "0",
                        "--data",
                        directory.resolve(name).toString()),
                directory.resolve(name + ".log"));
    }

    private static void say(String what) {
        System.err.println("bench: " + what);
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
