package dev.hydrant.sink;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The version of Hydrant, as its files' footers name it.
public final class HydrantVersion {

    private static final String VERSION = read();

    private HydrantVersion() {}

    /// Such as `1.0.0`.
    public static String current() {
        return VERSION;
    }

    private static String read() {
        try (InputStream in = HydrantVersion.class.getResourceAsStream("version.txt")) {
            if (in == null) {
                throw new IllegalStateException("version.txt is missing beside " + HydrantVersion.class);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
