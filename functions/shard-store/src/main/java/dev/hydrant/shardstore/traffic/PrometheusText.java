package dev.hydrant.shardstore.traffic;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Figures in Prometheus' text format 0.0.4, by CloudWatch's names with `_` for a dot.
public final class PrometheusText {

    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private PrometheusText() {}

    public static String of(List<Series> all) {
        Map<Metric, StringBuilder> lines = new TreeMap<>();
        for (Series series : all) {
            append(lines.computeIfAbsent(series.metric(), PrometheusText::head), series);
        }
        return String.join("", lines.values());
    }

    private static StringBuilder head(Metric metric) {
        String type = switch (metric.kind()) {
            case TOTAL -> "counter";
            case SAMPLES -> "summary";
            case LATEST -> "gauge";
        };
        return new StringBuilder("# HELP ")
                .append(name(metric))
                .append(" CloudWatch's ")
                .append(metric.text())
                .append(", in ")
                .append(metric.unit().text())
                .append("\n# TYPE ")
                .append(name(metric))
                .append(' ')
                .append(type)
                .append('\n');
    }

    private static void append(StringBuilder lines, Series series) {
        String name = name(series.metric());
        if (series.metric().kind() == Metric.Kind.SAMPLES) {
            line(lines, name + "_sum", series, series.value());
            line(lines, name + "_count", series, series.count());
        } else {
            line(lines, name, series, series.value());
        }
    }

    /// The names of streams and shards hold nothing that would have to be escaped.
    private static void line(StringBuilder lines, String name, Series series, long value) {
        lines.append(name)
                .append("{StreamName=\"")
                .append(series.stream())
                .append(series.shard().isEmpty() ? "" : "\",ShardId=\"" + series.shard())
                .append("\"} ")
                .append(value)
                .append('\n');
    }

    private static String name(Metric metric) {
        return metric.text().replace('.', '_');
    }
}
