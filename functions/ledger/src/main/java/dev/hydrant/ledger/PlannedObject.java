package dev.hydrant.ledger;

import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Effect;
import dev.hydrant.sink.ObjectKind;

/// One object that a plan makes, written down before it is stored.
///
/// @param bucket the bucket's name, without a place
/// @param format by its name the object can be blanked where the plan is given up
/// @param records how many records are in it
/// @param length bytes
/// @param sha256 64 lower-case hexadecimal digits
public record PlannedObject(
        String bucket,
        String key,
        String format,
        ObjectKind kind,
        long records,
        Attributes attributes,
        long length,
        String sha256) {

    static PlannedObject of(Effect.Put put) {
        return new PlannedObject(
                put.bucket(),
                put.key(),
                put.format(),
                put.kind(),
                put.records(),
                put.attributes(),
                put.content().length(),
                put.content().sha256());
    }

    /// Where it is, for messages.
    String place() {
        return "`" + bucket + "/" + key + "`";
    }
}
