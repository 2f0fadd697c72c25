package dev.hydrant.shardstore.records;

import java.io.IOException;
import java.util.List;

/// The records of all shards: what a shard store is built on. Safe for any number of threads.
///
/// A shard is a number. It is a log of its own, with nothing in it until its first append: records in one
/// order, that of their counters, which grow strictly from 1 on, though not always by one. Neither trimming
/// nor another life of the process makes a counter come twice, or an arrival time go back.
///
/// What was appended is durable: it survives the death of the process and a loss of power.
public interface RecordLog extends AutoCloseable {

    /// Appends runs of records, and returns what became of each, in the same order.
    ///
    /// A run is there whole or not at all, its records one after the other. Runs stand for themselves: of one
    /// call, some may be refused and others not. Those of one shard are in their order; a run is behind
    /// everything whose append to the shard had returned before this one began. A record may be read before
    /// its append returns.
    List<Placement> append(List<Run> runs);

    /// Closes a shard for ever: its last entry. Every run that was placed in it is before its end, and none
    /// is placed after; closing again changes nothing.
    ///
    /// @return its end: the counters of all its records are smaller
    /// @throws IOException if it is unknown whether it is closed; ask again
    long closeShard(int shard) throws IOException;

    /// The records of a shard from a counter on, as many as the limits let through; at least one, where there
    /// is one. From a trimmed counter on, those that are left.
    ///
    /// @throws IOException if they can't be read, or are damaged
    ShardPage read(int shard, long fromCounter, int maxRecords, long maxBytes) throws IOException;

    /// The counter of the first record that arrived at this time or later; the shard's end if there is none.
    /// Found without reading what is before it.
    long counterSince(int shard, long millis) throws IOException;

    /// What there is of a shard.
    Extent extent(int shard) throws IOException;

    /// How many bytes the records of a shard after a counter take, give or take those that are stored
    /// together with the record of that counter.
    long bytesAfter(int shard, long counter) throws IOException;

    /// Deletes the oldest records of every shard, as far as whole stretches are expired. What is deleted is
    /// never read again. After a failure some of it may be left, for the next call.
    void trim(Expiry expiry) throws IOException;

    /// Tells that something was appended through this object; what others append to the same place, it
    /// doesn't.
    Arrivals arrivals();

    /// Ends what is under way. Appends that wait are written, or become [Placement.Unknown].
    @Override
    void close() throws IOException;

    /// Records of one shard that are appended together.
    ///
    /// @param count of the records, at least one
    /// @param records as [RunFormat#encode] made them
    record Run(int shard, int count, byte[] records) {}

    /// What is there of a shard.
    ///
    /// @param oldest no record before this counter is left
    /// @param end one more than the newest record's counter; the next record's will be this or greater
    /// @param lastMillis no record arrived after it, and none will before; 0 if there never was one
    /// @param closed whether nothing will follow
    record Extent(long oldest, long end, long lastMillis, boolean closed) {}

    /// Decides what may go.
    interface Expiry {
        Fate of(Stretch stretch);
    }

    /// Records of one shard that are only deleted together.
    interface Stretch {
        int shard();

        long lastCounter();

        /// When the last of them arrived, epoch milliseconds.
        long lastMillis();
    }

    /// What is to become of a stretch.
    enum Fate {
        KEPT,
        /// It goes; the shard goes on counting where it was.
        EXPIRED,
        /// It goes, and the shard is never used again.
        FORGOTTEN
    }
}
