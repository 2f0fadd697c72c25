package dev.hydrant.shardstore.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/// What goes through one stream. Safe for any number of threads.
public final class StreamTraffic {

    private static final List<Metric> OF_CALLS =
            List.of(Metric.values()).subList(Metric.ofShards().size(), Metric.values().length);

    private final Map<String, ShardTraffic> shards = new ConcurrentSkipListMap<>();
    private final Meter calls = new Meter(OF_CALLS);

    StreamTraffic() {}

    public ShardTraffic shard(String id, long nowMillis) {
        return shards.computeIfAbsent(id, shard -> new ShardTraffic(nowMillis));
    }

    /// Observes what a call to the stream came to.
    public void observe(Metric metric, long value) {
        calls.observe(metric, value);
    }

    /// Makes a call, and observes how long it took and whether it succeeded.
    public <T> T measured(Metric latency, Metric success, Supplier<T> call) {
        long beginNanos = System.nanoTime();
        long succeeded = 0;
        try {
            T answer = call.get();
            succeeded = 1;
            return answer;
        } finally {
            calls.observe(latency, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beginNanos));
            calls.observe(success, succeeded);
        }
    }

    /// All figures of the stream itself, and those of its shards that are named.
    List<Series> series(String stream, Set<String> shardMetrics) {
        List<Series> series = new ArrayList<>();
        for (Metric metric : Metric.ofShards()) {
            series.add(new Series(metric, stream, "", ofAllShards(metric), countOfAllShards(metric)));
            if (shardMetrics.contains(metric.text())) {
                shards.forEach((id, shard) -> series.add(new Series(
                        metric,
                        stream,
                        id,
                        shard.meter().value(metric),
                        shard.meter().count(metric))));
            }
        }
        for (Metric metric : OF_CALLS) {
            series.add(new Series(metric, stream, "", calls.value(metric), calls.count(metric)));
        }
        return series;
    }

    /// Added up; of what has only a newest value, the largest.
    private long ofAllShards(Metric metric) {
        LongStream values =
                shards.values().stream().mapToLong(shard -> shard.meter().value(metric));
        return metric.kind() == Metric.Kind.LATEST ? values.max().orElse(0) : values.sum();
    }

    private long countOfAllShards(Metric metric) {
        return shards.values().stream()
                .mapToLong(shard -> shard.meter().count(metric))
                .sum();
    }
}
