package dev.hydrant.s3;

import dev.hydrant.s3.PrefixPart.PartitionKey;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;

/// Records that share an output prefix template's values.
///
/// @param names the keys that the prefix names
/// @param values their values, in the same order
record Partition(List<PartitionKey> names, List<String> values) {

    /// Between values in a gather key; no value may hold it.
    static final char SEPARATOR = '\0';

    /// Back from the bytes that its records were gathered by.
    static Partition of(List<PartitionKey> names, GatherKey key) {
        if (names.isEmpty()) {
            return new Partition(names, List.of());
        }
        String joined = new String(key.bytes(), StandardCharsets.UTF_8);
        return new Partition(names, List.of(joined.split(String.valueOf(SEPARATOR), -1)));
    }

    /// With values that make no trouble in a key.
    static Partition harmless(List<PartitionKey> names) {
        return new Partition(names, Collections.nCopies(names.size(), "k"));
    }

    GatherKey key() {
        return GatherKey.of(joined());
    }

    PrefixValues values(DerivedNames derived, ZonedDateTime oldest) {
        return new PrefixValues() {
            @Override
            public ZonedDateTime oldest() {
                return oldest;
            }

            @Override
            public String randomString(int place) {
                return derived.randomString(joined(), place);
            }

            @Override
            public String partitionKey(PartitionKey key) {
                return values.get(names.indexOf(key));
            }
        };
    }

    private String joined() {
        return String.join(String.valueOf(SEPARATOR), values);
    }
}
