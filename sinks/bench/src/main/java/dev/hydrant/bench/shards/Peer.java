package dev.hydrant.bench.shards;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// kinesalite, as its makers start it: in memory, in one process, with no disk at all. Installed by `.tools/node-env`
/// on
/// first use.
final class Peer {

    static final String NAME = "kinesalite";

    private static final int LONGEST_SET_UP_MINUTES = 5;

    private final Path modules;

    private Peer(Path modules) {
        this.modules = modules;
    }

    /// @param home the project's directory
    /// @return nothing if it can't be had here; why is on standard error then
    static Optional<Peer> install(Path home) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(home.resolve(".tools/node-env").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String modules = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        boolean ended = process.waitFor(LONGEST_SET_UP_MINUTES, TimeUnit.MINUTES);
        return ended && process.exitValue() == 0 ? Optional.of(new Peer(Path.of(modules))) : Optional.empty();
    }

    ServerProcess start(List<String> pinned, Path log) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        return ServerProcess.start(
                pinned,
                List.of("node", modules.resolve("kinesalite/cli.js").toString(), "--port", Integer.toString(port)),
                log);
    }
}
