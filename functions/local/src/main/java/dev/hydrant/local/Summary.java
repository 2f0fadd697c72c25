package dev.hydrant.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.command.ExitCode;
import dev.hydrant.ledger.Counts;
import java.time.Duration;
import java.util.Locale;

/// What a delivery came to, for people and for scripts.
///
/// @param counts of the whole delivery, whichever run did it
/// @param objectsCreated by this run
record Summary(Counts counts, long objectsCreated, Duration took) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final double NANOS_PER_SECOND = 1e9;

    int exitCode() {
        return counts.recordsFailed() == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    /// One line.
    String json() {
        ObjectNode node = JSON.createObjectNode()
                .put("recordsRead", counts.recordsRead())
                .put("recordsDelivered", counts.recordsDelivered())
                .put("recordsDropped", counts.recordsDropped())
                .put("recordsFailed", counts.recordsFailed())
                .put("objects", counts.objects())
                .put("objectsCreated", objectsCreated)
                .put("bytesDelivered", counts.bytesDelivered())
                .put("seconds", Math.round(seconds() * 1000) / 1000.0);
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers can always be written", e);
        }
    }

    String text() {
        String done = objectsCreated == 0 && counts.objects() > 0
                ? "Nothing to do: an earlier run has delivered this input."
                : String.format(
                        Locale.ROOT,
                        "Stored %,d new %s in %.2f s.",
                        objectsCreated,
                        objects(objectsCreated),
                        seconds());
        return String.format(
                Locale.ROOT,
                """
                %,12d records read
                %,12d delivered, in %,d %s of %,d bytes
                %,12d dropped by the transform
                %,12d failed%s
                %s""",
                counts.recordsRead(),
                counts.recordsDelivered(),
                counts.objects(),
                objects(counts.objects()),
                counts.bytesDelivered(),
                counts.recordsDropped(),
                counts.recordsFailed(),
                counts.recordsFailed() == 0 ? "" : ": see the error prefix",
                done);
    }

    private static String objects(long count) {
        return count == 1 ? "object" : "objects";
    }

    private double seconds() {
        return took.toNanos() / NANOS_PER_SECOND;
    }
}
