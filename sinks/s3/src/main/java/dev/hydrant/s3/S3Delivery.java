package dev.hydrant.s3;

import dev.hydrant.sink.Emission;
import dev.hydrant.sink.PlanIdentity;
import dev.hydrant.sink.Pull;
import dev.hydrant.sink.Refused;
import dev.hydrant.sink.Scratch;
import dev.hydrant.sink.SinkRecord;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// One plan's way through an [S3Destination]: gather, then encode.
final class S3Delivery implements Pull<Emission> {

    private final S3Destination destination;
    private final PlanIdentity plan;
    private final Gathering gathering;
    private @Nullable FileMaking files;

    S3Delivery(S3Destination destination, PlanIdentity plan, Pull<SinkRecord> records, Scratch scratch) {
        this.destination = destination;
        this.plan = plan;
        this.gathering = new Gathering(plan, destination.naming(), destination.limits(), records, scratch);
    }

    @Override
    public @Nullable Emission next() throws IOException {
        if (files == null) {
            Refused refused = gathering.nextRefused();
            if (refused != null) {
                return refused;
            }
            files = new FileMaking(destination, plan, gathering.sorted());
        }
        return files.next();
    }

    @Override
    public void close() throws IOException {
        if (files != null) {
            files.discard();
        }
        gathering.close();
    }
}
