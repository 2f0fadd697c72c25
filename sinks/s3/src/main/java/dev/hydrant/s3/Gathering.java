package dev.hydrant.s3;

import dev.hydrant.s3.PartitionCheck.Reason;
import dev.hydrant.s3.PrefixPart.PartitionKey;
import dev.hydrant.sink.ErrorKind;
import dev.hydrant.sink.PlanIdentity;
import dev.hydrant.sink.Pull;
import dev.hydrant.sink.Refused;
import dev.hydrant.sink.Scratch;
import dev.hydrant.sink.SinkRecord;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The first half of a delivery: records brought together by partition.
///
/// Where the prefix names no partition key there is nothing to bring together, and records pass through unread.
final class Gathering implements AutoCloseable {

    private static final String MISSING_VALUE = "partitionKeys values must not be null or empty";

    private final Pull<SinkRecord> records;
    private final boolean partitioned;
    private final PartitionReader reader;
    private final PartitionCheck check;
    private final Gather gather;

    Gathering(PlanIdentity plan, ObjectNaming naming, S3Limits limits, Pull<SinkRecord> records, Scratch scratch) {
        List<PartitionKey> names = naming.prefix().partitionKeys();
        this.records = records;
        this.partitioned = !names.isEmpty();
        this.reader = new PartitionReader(names);
        this.check = new PartitionCheck(plan, naming, limits.activePartitions());
        this.gather = new Gather(scratch, limits.gatherBytes());
    }

    /// Reads on to the next record that can't be partitioned.
    ///
    /// @return null once all records are gathered
    @Nullable
    Refused nextRefused() throws IOException {
        if (!partitioned) {
            return null;
        }
        for (SinkRecord record = records.next(); record != null; record = records.next()) {
            Refused refused = take(record);
            if (refused != null) {
                return refused;
            }
        }
        return null;
    }

    /// The records by partition, in the order of their values' bytes.
    Pull<Gathered> sorted() throws IOException {
        return partitioned ? gather.sorted() : this::nextUnsorted;
    }

    @Override
    public void close() throws IOException {
        gather.close();
    }

    private @Nullable Gathered nextUnsorted() throws IOException {
        SinkRecord record = records.next();
        return record == null ? null : new Gathered(GatherKey.NONE, record);
    }

    private @Nullable Refused take(SinkRecord record) throws IOException {
        Partition partition = reader.read(record.keys());
        if (partition == null) {
            return refused(record, PartitionCheck.EXTRACTION_FAILED, MISSING_VALUE);
        }
        GatherKey key = partition.key();
        Reason reason = check.refuse(partition, key);
        if (reason != null) {
            return refused(record, reason.code(), reason.message());
        }
        gather.add(key, record);
        return null;
    }

    private static Refused refused(SinkRecord record, String code, String message) {
        return new Refused(record.ordinal(), record.subOrdinal(), ErrorKind.PROCESSING_FAILED, code, message);
    }
}
