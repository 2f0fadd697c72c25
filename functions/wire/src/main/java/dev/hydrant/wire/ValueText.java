package dev.hydrant.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A value as AWS's validation messages print it: as Java's own `toString` would.
final class ValueText {

    /// A longer value is cut, so that an answer never grows with the request.
    private static final int SHOWN = 1024;

    private ValueText() {}

    static String quoted(Object value) {
        String text = plain(value);
        return "'" + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...") + "'";
    }

    private static String plain(Object value) {
        return switch (value) {
            case Blob blob -> "java.nio.HeapByteBuffer[pos=0 lim=" + blob.length() + " cap=" + blob.length() + "]";
            case List<?> list -> joined(list);
            case Map<?, ?> map -> joined(map);
            case Struct struct -> struct.shape().name();
            default -> value.toString();
        };
    }

    private static String joined(Map<?, ?> map) {
        StringBuilder text = new StringBuilder("{");
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (text.length() > SHOWN) {
                break;
            }
            text.append(separator).append(entry.getKey()).append('=').append(element(entry.getValue()));
            separator = ", ";
        }
        return text.append('}').toString();
    }

    private static String joined(List<?> list) {
        StringBuilder text = new StringBuilder("[");
        String separator = "";
        for (Object element : list) {
            if (text.length() > SHOWN) {
                break;
            }
            text.append(separator).append(element(element));
            separator = ", ";
        }
        return text.append(']').toString();
    }

    private static String element(@Nullable Object value) {
        return value == null ? "null" : plain(value);
    }
}
