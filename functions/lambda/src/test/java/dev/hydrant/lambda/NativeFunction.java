package dev.hydrant.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;

/// The binary of `function.zip` as a process, beside a Runtime API of its own.
final class NativeFunction implements AutoCloseable {

    private static final String ZIP = "hydrant.function.zip";
    private static final String BOOTSTRAP = "bootstrap";

    private final RuntimeApi api;
    private final Process process;
    private final long startedNanos;

    private NativeFunction(RuntimeApi api, Process process, long startedNanos) {
        this.api = api;
        this.process = process;
        this.startedNanos = startedNanos;
    }

    /// @param directory where the zip's binary is unpacked
    static NativeFunction start(Path directory, String handler, Map<String, String> environment) throws IOException {
        Path bootstrap = unpacked(directory);
        RuntimeApi api = RuntimeApi.start();
        ProcessBuilder builder = new ProcessBuilder(bootstrap.toString())
                .directory(directory.toFile())
                .inheritIO();
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
        builder.environment().put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256");
        builder.environment().put("LAMBDA_TASK_ROOT", directory.toString());
        builder.environment().put("QUARKUS_LAMBDA_HANDLER", handler);
        long started = System.nanoTime();
        return new NativeFunction(api, builder.start(), started);
    }

    static Path zip() {
        String zip = System.getProperty(ZIP);
        if (zip == null) {
            throw new IllegalStateException("the system property " + ZIP + " must name the native function's zip");
        }
        return Path.of(zip);
    }

    private static Path unpacked(Path directory) throws IOException {
        Path bootstrap = directory.resolve(BOOTSTRAP);
        try (ZipFile file = new ZipFile(zip().toFile());
                InputStream in = file.getInputStream(file.getEntry(BOOTSTRAP))) {
            Files.copy(in, bootstrap, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!bootstrap.toFile().setExecutable(true)) {
            throw new IOException(bootstrap + " can't be made executable");
        }
        return bootstrap;
    }

    /// Milliseconds from the start of the process to its first request for an event.
    double millisToFirstNext() throws InterruptedException {
        return (api.awaitFirstNext() - startedNanos) / 1e6;
    }

    RuntimeApi.Answer invoke(String event) throws InterruptedException {
        return api.invoke(event);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            api.close();
        }
    }
}
