package dev.hydrant.shardstore.traffic;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Figures as lines of CloudWatch's embedded metric format (EMF), which become metrics where a function prints them.
///
/// A line tells what was added since the line before. A mean stands for several samples. One thread at a time.
public final class EmfLines {

    /// The namespace of the metrics: those that begin with `AWS/` are AWS's.
    public static final String NAMESPACE = "Hydrant/Kinesis";

    private static final ObjectMapper JSON = new JsonMapper();

    private final Map<Figure, Series> told = new HashMap<>();

    private record Figure(Metric metric, Subject subject) {}

    /// @param shard empty for the stream itself
    private record Subject(String stream, String shard) {}

    /// A line for each stream and shard of which something was observed since the last time.
    ///
    /// @param all the figures as they stand
    public List<String> since(List<Series> all, long nowMillis) {
        Map<Subject, List<Series>> observed = new LinkedHashMap<>();
        for (Series series : all) {
            Subject subject = new Subject(series.stream(), series.shard());
            Series before = told.put(new Figure(series.metric(), subject), series);
            Series since = before == null ? series : minus(series, before);
            boolean isTotal = series.metric().kind() == Metric.Kind.TOTAL;
            if ((isTotal ? since.value() : since.count()) != 0) {
                observed.computeIfAbsent(subject, key -> new ArrayList<>()).add(since);
            }
        }
        List<String> lines = new ArrayList<>();
        observed.forEach((subject, series) -> lines.add(line(subject, series, nowMillis)));
        return lines;
    }

    private static Series minus(Series series, Series before) {
        boolean isLatest = series.metric().kind() == Metric.Kind.LATEST;
        return new Series(
                series.metric(),
                series.stream(),
                series.shard(),
                isLatest ? series.value() : series.value() - before.value(),
                series.count() - before.count());
    }

    private static String line(Subject subject, List<Series> observed, long nowMillis) {
        ObjectNode line = JSON.createObjectNode();
        ObjectNode aws = line.putObject("_aws");
        aws.put("Timestamp", nowMillis);
        ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject();
        directive.put("Namespace", NAMESPACE);
        ArrayNode dimensions = directive.putArray("Dimensions").addArray().add("StreamName");
        line.put("StreamName", subject.stream());
        if (!subject.shard().isEmpty()) {
            dimensions.add("ShardId");
            line.put("ShardId", subject.shard());
        }
        ArrayNode metrics = directive.putArray("Metrics");
        for (Series series : observed) {
            Metric metric = series.metric();
            metrics.addObject()
                    .put("Name", metric.text())
                    .put("Unit", metric.unit().text());
            boolean mean = metric.kind() == Metric.Kind.SAMPLES;
            line.put(metric.text(), mean ? (double) series.value() / series.count() : series.value());
        }
        return line.toString();
    }
}
