package dev.hydrant.clients;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a worker of the Kinesis Client Library has printed: see `PrintingProcessor`.
final class KclEvents {

    private final List<String[]> events;

    private KclEvents(List<String[]> events) {
        this.events = events;
    }

    static KclEvents of(List<String> lines) {
        return new KclEvents(lines.stream().map(line -> line.split(" ", -1)).toList());
    }

    /// The texts of all records.
    Set<String> texts() {
        Set<String> texts = new HashSet<>();
        of("record").forEach(event -> texts.add(event[5]));
        return texts;
    }

    /// The texts of each key in the order they came in; of one that came again, only its first time.
    Map<String, List<String>> firstTimesByKey() {
        Map<String, List<String>> byKey = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (String[] event : of("record")) {
            if (seen.add(event[5])) {
                byKey.computeIfAbsent(event[4], key -> new ArrayList<>()).add(event[5]);
            }
        }
        return byKey;
    }

    /// The shards that were read to their end.
    Set<String> ended() {
        return shards("ended");
    }

    Set<String> began() {
        return shards("began");
    }

    /// The position in time of the first event of this kind, by shard.
    Map<String, Integer> firstTimes(String kind) {
        Map<String, Integer> times = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i)[0].equals(kind)) {
                times.putIfAbsent(events.get(i)[1], i);
            }
        }
        return times;
    }

    /// How often a record came again.
    int repeats() {
        return of("record").size() - texts().size();
    }

    private Set<String> shards(String kind) {
        Set<String> shards = new HashSet<>();
        of(kind).forEach(event -> shards.add(event[1]));
        return shards;
    }

    private List<String[]> of(String kind) {
        return events.stream().filter(event -> event[0].equals(kind)).toList();
    }
}
