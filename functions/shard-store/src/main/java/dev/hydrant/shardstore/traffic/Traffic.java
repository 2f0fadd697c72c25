package dev.hydrant.shardstore.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/// What goes through all streams of a store, since the process began.
public final class Traffic {

    private final Map<String, StreamTraffic> streams = new ConcurrentSkipListMap<>();

    /// The traffic of a stream, which is there.
    public StreamTraffic of(String stream) {
        return streams.computeIfAbsent(stream, name -> new StreamTraffic());
    }

    /// Forgets the streams that are no longer there.
    public void keep(Set<String> present) {
        streams.keySet().retainAll(present);
    }

    /// All figures, by stream.
    ///
    /// @param shardMetrics per stream that is there, the metrics to show of each shard
    public List<Series> series(Map<String, Set<String>> shardMetrics) {
        List<Series> series = new ArrayList<>();
        streams.forEach((stream, traffic) -> {
            Set<String> shown = shardMetrics.get(stream);
            if (shown != null) {
                series.addAll(traffic.series(stream, shown));
            }
        });
        return series;
    }
}
