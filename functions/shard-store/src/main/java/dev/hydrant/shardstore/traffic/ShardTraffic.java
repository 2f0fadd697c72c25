package dev.hydrant.shardstore.traffic;

/// What goes through one shard, held against AWS's limits for a shard. Safe for any number of threads.
public final class ShardTraffic {

    /// What a shard takes by the second.
    public static final long PUT_BYTES = 1024 * 1024;

    public static final long PUT_RECORDS = 1000;

    /// What all readers of a shard that share its throughput get by the second.
    static final long READ_BYTES = 2 * 1024 * 1024;

    static final long READS = 5;
    static final long ITERATORS = 5;

    private final TokenBucket putBytes;
    private final TokenBucket putRecords;
    private final TokenBucket readBytes;
    private final TokenBucket reads;
    private final TokenBucket iterators;
    private final MinuteSums puts = new MinuteSums();
    private final Meter meter = new Meter(Metric.ofShards());

    ShardTraffic(long nowMillis) {
        putBytes = new TokenBucket(PUT_BYTES, nowMillis);
        putRecords = new TokenBucket(PUT_RECORDS, nowMillis);
        readBytes = new TokenBucket(READ_BYTES, nowMillis);
        reads = new TokenBucket(READS, nowMillis);
        iterators = new TokenBucket(ITERATORS, nowMillis);
    }

    /// Takes one record of this size in, if the limits let it.
    public synchronized boolean admitPut(long bytes, long nowMillis) {
        if (putRecords.has(1, nowMillis) && putBytes.has(bytes, nowMillis)) {
            putRecords.take(1, nowMillis);
            putBytes.take(bytes, nowMillis);
            return true;
        }
        meter.observe(Metric.WRITE_PROVISIONED_THROUGHPUT_EXCEEDED, 1);
        return false;
    }

    /// Lets one read begin, if the limits let it; what it brings is told by [#got] later.
    public synchronized boolean admitRead(long nowMillis) {
        if (reads.has(1, nowMillis) && readBytes.has(1, nowMillis)) {
            reads.take(1, nowMillis);
            return true;
        }
        meter.observe(Metric.READ_PROVISIONED_THROUGHPUT_EXCEEDED, 1);
        return false;
    }

    public synchronized boolean admitIterator(long nowMillis) {
        if (iterators.has(1, nowMillis)) {
            iterators.take(1, nowMillis);
            return true;
        }
        meter.observe(Metric.READ_PROVISIONED_THROUGHPUT_EXCEEDED, 1);
        return false;
    }

    /// A read brought so much: the next ones wait until that is made up for.
    ///
    /// @param ageMillis of the last record it brought; 0 where it brought all there is
    public void got(long records, long bytes, long ageMillis, long nowMillis) {
        meter.observe(Metric.OUTGOING_RECORDS, records);
        meter.observe(Metric.OUTGOING_BYTES, bytes);
        meter.observe(Metric.ITERATOR_AGE_MILLISECONDS, ageMillis);
        synchronized (this) {
            readBytes.take(bytes, nowMillis);
        }
    }

    /// So much was put.
    public void put(long records, long bytes, long nowMillis) {
        meter.observe(Metric.INCOMING_RECORDS, records);
        meter.observe(Metric.INCOMING_BYTES, bytes);
        synchronized (this) {
            puts.add(records, bytes, nowMillis);
        }
    }

    /// Whether more than half of what a shard takes was put in each of the last so many whole minutes.
    public synchronized boolean stayedAboveHalf(int minutes, long nowMillis) {
        return puts.stayedAbove(PUT_RECORDS / 2, PUT_BYTES / 2, minutes, nowMillis);
    }

    Meter meter() {
        return meter;
    }
}
