package dev.hydrant.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Checks that a value an engine hands out has its shape's type, so that a mistake shows where it is made.
final class ValueTypes {

    private ValueTypes() {}

    static void check(Shape.Structure structure, String member, Shape shape, Object value) {
        boolean fits = switch (shape) {
            case Shape.Text _ -> value instanceof String;
            case Shape.Whole _ -> value instanceof Long || value instanceof Integer;
            case Shape.Real _ -> value instanceof Double;
            case Shape.Flag _ -> value instanceof Boolean;
            case Shape.Bytes _ -> value instanceof Blob;
            case Shape.Time _ -> value instanceof Instant;
            case Shape.ListOf _ -> value instanceof List;
            case Shape.MapOf _ -> value instanceof Map;
            case Shape.Structure expected ->
                value instanceof Struct struct && struct.shape().name().equals(expected.name());
            case Shape.Document _ -> false;
        };
        if (!fits) {
            throw new IllegalArgumentException(structure.name() + "." + member + " can't hold a "
                    + value.getClass().getSimpleName());
        }
    }
}
