package dev.hydrant.clients;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `./hydrant serve`, started as a user starts it: the launcher, and what it has packaged.
final class HydrantServe implements AutoCloseable {

    private final Process process;
    private final Path data;
    private final String url;

    private HydrantServe(Process process, Path data, String url) {
        this.process = process;
        this.data = data;
        this.url = url;
    }

    /// Waits until it takes requests.
    ///
    /// @param directory for its data
    /// @param options `--port 0` is among them unless they name another
    static HydrantServe start(Path directory, String... options) throws IOException {
        Path data = directory.resolve("data");
        List<String> command = new ArrayList<>(
                List.of(Checkout.root().resolve("hydrant").toString(), "serve", "--data", data.toString()));
        command.addAll(List.of(options));
        if (!command.contains("--port")) {
            command.addAll(List.of("--port", "0"));
        }
        Path errors = Files.createTempFile(directory, "serve-", ".err");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String url = output.readLine();
        if (url == null || !url.startsWith("http")) {
            process.destroyForcibly();
            throw new AssertionError("no URL but " + url + ": " + Files.readString(errors));
        }
        return new HydrantServe(process, data, url);
    }

    String url() {
        return url;
    }

    int port() {
        return URI.create(url).getPort();
    }

    /// The certificate that `--tls` made.
    Path certificate() {
        return data.resolve(".hydrant/tls/certificate.pem");
    }

    /// The variables by which every AWS client finds this server, and a key that nobody knows.
    Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_KINESIS", url,
                "AWS_ACCESS_KEY_ID", "key",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_REGION", "us-east-1",
                "AWS_DEFAULT_REGION", "us-east-1",
                "AWS_CONFIG_FILE", "/dev/null",
                "AWS_SHARED_CREDENTIALS_FILE", "/dev/null",
                "AWS_EC2_METADATA_DISABLED", "true",
                "AWS_PAGER", "");
    }

    /// SIGKILL, whatever it is doing.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
