package dev.hydrant.ledger;

/// What became of the records of one plan, or of all plans of a lane together.
///
/// @param recordsRead records of the source
/// @param recordsDelivered records in the destination's objects
/// @param recordsDropped records that a transform dropped by its own word
/// @param recordsFailed records that became error records
/// @param objects objects of the destination's data; backup and error records don't count
/// @param bytesDelivered bytes of these objects
public record Counts(
        long recordsRead,
        long recordsDelivered,
        long recordsDropped,
        long recordsFailed,
        long objects,
        long bytesDelivered) {

    /// Nothing yet.
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    public Counts {
        notNegative("recordsRead", recordsRead);
        notNegative("recordsDelivered", recordsDelivered);
        notNegative("recordsDropped", recordsDropped);
        notNegative("recordsFailed", recordsFailed);
        notNegative("objects", objects);
        notNegative("bytesDelivered", bytesDelivered);
    }

    public Counts plus(Counts more) {
        return new Counts(
                Math.addExact(recordsRead, more.recordsRead),
                Math.addExact(recordsDelivered, more.recordsDelivered),
                Math.addExact(recordsDropped, more.recordsDropped),
                Math.addExact(recordsFailed, more.recordsFailed),
                Math.addExact(objects, more.objects),
                Math.addExact(bytesDelivered, more.bytesDelivered));
    }

    private static void notNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException("`" + name + "` must not be negative but was " + value);
        }
    }
}
