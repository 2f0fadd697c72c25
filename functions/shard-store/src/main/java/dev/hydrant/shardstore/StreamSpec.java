package dev.hydrant.shardstore;

import java.util.Map;

/// A stream as it is asked for.
///
/// @param name a name with a colon is hidden: no wire API can name it, and its records stay until they are
///     released
/// @param shards at least 1; how many it may be at most depends on what the account has
/// @param maxRecordKib the largest record, its key included, in KiB
/// @param warmThroughputMibps what an on-demand stream is to take at once; 0 for what its shards take
public record StreamSpec(
        String name, int shards, StreamMode mode, int maxRecordKib, int warmThroughputMibps, Map<String, String> tags) {

    /// The shards of an on-demand stream when it is made.
    public static final int ON_DEMAND_SHARDS = 4;

    /// AWS's upper bound of a record.
    public static final int MAX_RECORD_KIB = 10 * 1024;

    /// AWS's upper bound of a stream.
    public static final int MAX_SHARDS = 10_000;

    public StreamSpec {
        tags = Map.copyOf(tags);
        if (shards < 1) {
            throw new IllegalArgumentException("`shards` must be at least 1 but was " + shards);
        }
        if (maxRecordKib < 1 || maxRecordKib > MAX_RECORD_KIB) {
            throw new IllegalArgumentException(
                    "`maxRecordKib` must be 1.." + MAX_RECORD_KIB + " but was " + maxRecordKib);
        }
    }

    /// A provisioned stream that takes records of any size.
    public static StreamSpec provisioned(String name, int shards) {
        return new StreamSpec(name, shards, StreamMode.PROVISIONED, MAX_RECORD_KIB, 0, Map.of());
    }

    /// A hidden stream of one shard.
    public static StreamSpec hidden(String name) {
        if (!isHidden(name)) {
            throw new IllegalArgumentException("`name` must hold a colon but was " + name);
        }
        return provisioned(name, 1);
    }

    boolean isHidden() {
        return isHidden(name);
    }

    static boolean isHidden(String name) {
        return name.indexOf(':') >= 0;
    }
}
