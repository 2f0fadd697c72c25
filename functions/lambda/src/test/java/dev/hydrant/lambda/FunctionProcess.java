package dev.hydrant.lambda;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// An instance of the function `shard-store` as a process, with a URL of its own.
final class FunctionProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    private FunctionProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// The process: takes the port as its argument, and prints the one it has.
    public static void main(String[] arguments) throws IOException {
        FunctionUrl url = FunctionUrl.of(new ShardStoreHandler(), Integer.parseInt(arguments[0]));
        System.err.println("port " + url.port());
    }

    /// @param port 0 for any
    static FunctionProcess start(Map<String, String> environment, int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FunctionProcess.class.getName(),
                        Integer.toString(port))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        Process process = builder.start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("port ")) {
                Thread.ofVirtual().start(() -> lines.lines().forEach(System.err::println));
                return new FunctionProcess(process, Integer.parseInt(line.substring("port ".length())));
            }
            System.err.println(line);
        }
        throw new IOException("the process ended with " + process.exitValue());
    }

    int port() {
        return port;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
