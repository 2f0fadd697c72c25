package dev.hydrant.s3;

import dev.hydrant.sink.Effect;
import dev.hydrant.sink.Emission;
import dev.hydrant.sink.PlanIdentity;
import dev.hydrant.sink.Pull;
import dev.hydrant.sink.RecordFormat;
import dev.hydrant.sink.Refused;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The second half of a delivery: gathered records into files, one open at a time.
///
/// A file ends at its size hint, or with its partition.
final class FileMaking {

    private final S3Destination destination;
    private final PlanIdentity plan;
    private final Pull<Gathered> records;
    private @Nullable OpenFile file;
    /// Belongs to the next partition and waits until the file before it has left.
    private @Nullable Gathered waiting;
    private long files;

    FileMaking(S3Destination destination, PlanIdentity plan, Pull<Gathered> records) {
        this.destination = destination;
        this.plan = plan;
        this.records = records;
    }

    /// The next object, or the next record the format refuses; null at the end.
    @Nullable
    Emission next() throws IOException {
        while (true) {
            Gathered next = waiting != null ? waiting : records.next();
            waiting = null;
            if (file != null && (next == null || !file.partition().equals(next.key()))) {
                waiting = next;
                Effect.Put put = end(file);
                if (put != null) {
                    return put;
                }
                continue;
            }
            if (next == null) {
                return null;
            }
            Emission emission = add(next);
            if (emission != null) {
                return emission;
            }
        }
    }

    void discard() {
        if (file != null) {
            file.writer().discard();
            file = null;
        }
    }

    private @Nullable Emission add(Gathered next) {
        if (file == null) {
            file = new OpenFile(next.key(), destination.format().openWriter());
        }
        Refused refused = file.add(next.record());
        if (refused != null) {
            return refused;
        }
        return file.writer().payloadBytes() >= destination.limits().fileBytes() ? end(file) : null;
    }

    /// @return null where no record got into the file
    private Effect.@Nullable Put end(OpenFile ended) {
        long count = ended.writer().records();
        if (count == 0) {
            discard();
            return null;
        }
        file = null;
        ObjectNaming naming = destination.naming();
        Partition partition = Partition.of(naming.prefix().partitionKeys(), ended.partition());
        DerivedNames names = new DerivedNames(plan, naming.role(), files++);
        RecordFormat format = destination.format();
        return new Effect.Put(
                destination.bucket(),
                naming.key(partition, names, ended.oldest()),
                format.name(),
                destination.kind(),
                count,
                format.attributes(),
                ended.writer().finish());
    }
}
