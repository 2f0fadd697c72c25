package dev.hydrant.s3;

import dev.hydrant.s3.PrefixPart.PartitionKey;
import java.time.ZonedDateTime;

/// What an object's prefix is evaluated with.
interface PrefixValues {

    /// Arrival of the object's oldest record, in the destination's time zone.
    ZonedDateTime oldest();

    /// Eleven characters for the `place`-th random string of the prefix, from 0.
    String randomString(int place);

    String partitionKey(PartitionKey key);
}
