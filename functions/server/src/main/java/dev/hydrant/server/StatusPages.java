package dev.hydrant.server;

import dev.hydrant.shardstore.traffic.PrometheusText;
import dev.hydrant.shardstore.traffic.Series;
import dev.hydrant.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// What the port answers to GET beside AWS's protocol: `/_health`, and `/metrics` for Prometheus.
final class StatusPages {

    private static final String HEALTH = "/_health";
    private static final String METRICS = "/metrics";
    private static final String NOT_FOR_YOU =
            "With --auth sigv4, the metrics are only for callers on the machine itself.\n";

    private final Supplier<List<Series>> series;
    private final Predicate<String> metricsReaders;

    /// @param metricsReaders by their address
    StatusPages(Supplier<List<Series>> series, Predicate<String> metricsReaders) {
        this.series = series;
        this.metricsReaders = metricsReaders;
    }

    /// What makes the page; it may have to wait. Empty if there is none at this path.
    Optional<Supplier<WireResponse>> page(String path, String source) {
        return switch (path) {
            case HEALTH -> Optional.of(() -> page(200, "application/json", "{\"status\":\"UP\"}"));
            case METRICS ->
                Optional.of(() -> metricsReaders.test(source)
                        ? page(200, PrometheusText.CONTENT_TYPE, PrometheusText.of(series.get()))
                        : page(403, "text/plain; charset=utf-8", NOT_FOR_YOU));
            default -> Optional.empty();
        };
    }

    private static WireResponse page(int status, String contentType, String text) {
        return new WireResponse(status, Map.of("Content-Type", contentType), text.getBytes(StandardCharsets.UTF_8));
    }
}
