package dev.hydrant.shardstore;

/// A stream as it is asked for.
///
/// @param name a name with a colon is hidden: no wire API can name it, and its records stay until they are
///     released
/// @param maxRecordKib the largest record, its key included, in KiB
public record StreamSpec(String name, int shards, StreamMode mode, int maxRecordKib) {

    /// The shards of an on-demand stream when it is made.
    public static final int ON_DEMAND_SHARDS = 4;

    /// AWS's upper bound of a record.
    public static final int MAX_RECORD_KIB = 10 * 1024;

    /// AWS's upper bound of a stream.
    public static final int MAX_SHARDS = 10_000;

    public StreamSpec {
        if (shards < 1 || shards > MAX_SHARDS) {
            throw new IllegalArgumentException("`shards` must be 1.." + MAX_SHARDS + " but was " + shards);
        }
        if (maxRecordKib < 1 || maxRecordKib > MAX_RECORD_KIB) {
            throw new IllegalArgumentException(
                    "`maxRecordKib` must be 1.." + MAX_RECORD_KIB + " but was " + maxRecordKib);
        }
    }

    /// A hidden stream of one shard.
    public static StreamSpec hidden(String name) {
        if (!isHidden(name)) {
            throw new IllegalArgumentException("`name` must hold a colon but was " + name);
        }
        return new StreamSpec(name, 1, StreamMode.PROVISIONED, MAX_RECORD_KIB);
    }

    static boolean isHidden(String name) {
        return name.indexOf(':') >= 0;
    }
}
