package dev.hydrant.s3;

import dev.hydrant.s3.PrefixPart.PartitionKey;
import dev.hydrant.sink.PartitionKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the values that an output prefix names from a record's partition keys.
final class PartitionReader {

    private final List<PartitionKey> names;

    PartitionReader(List<PartitionKey> names) {
        this.names = names;
    }

    /// @return null where a value is missing, empty, or no text
    @Nullable
    Partition read(PartitionKeys keys) {
        List<String> values = new ArrayList<>(names.size());
        for (PartitionKey name : names) {
            Map<String, String> made = switch (name.source()) {
                case QUERY -> keys.fromQuery();
                case LAMBDA -> keys.fromLambda();
            };
            String value = made.get(name.name());
            if (value == null || value.isEmpty() || !isText(value)) {
                return null;
            }
            values.add(value);
        }
        return new Partition(names, values);
    }

    /// Neither half a character nor NUL: both would make one key of two values.
    private static boolean isText(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (c == Partition.SEPARATOR || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
