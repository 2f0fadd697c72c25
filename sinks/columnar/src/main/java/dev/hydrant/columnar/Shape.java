package dev.hydrant.columnar;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What has been seen of the values in one place of many records. Immutable; [#merge] is associative.
sealed interface Shape {

    /// How many different keys an object may have; with more it is kept as text.
    int MAX_FIELDS = 1000;

    Shape UNKNOWN = new Unknown();
    Shape MIXED = new Mixed();
    Shape BOOLEANS = new Booleans();

    /// Nothing but null.
    record Unknown() implements Shape {}

    /// Values of several kinds, or too deep or too many to take apart.
    record Mixed() implements Shape {}

    record Booleans() implements Shape {}

    /// @param isWhole none is written with a point or an exponent
    /// @param fitsDouble all are in the range in which a double is exact to fifteen digits
    /// @param integerDigits the most digits before the point
    /// @param scale the most digits after the point, without zeros at the end
    /// @param digits the most digits of one number, without zeros at either end
    record Numbers(
            boolean isWhole,
            boolean fitsInt,
            boolean fitsLong,
            boolean fitsDouble,
            int integerDigits,
            int scale,
            int digits)
            implements Shape {}

    enum Texts implements Shape {
        DATES,
        TIMESTAMPS,
        OTHERS
    }

    record Arrays(Shape element) implements Shape {}

    /// @param fields by their keys in lower case, in the order they were met
    record Objects(Map<String, Shape> fields) implements Shape {
        public Objects {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    static Shape merge(Shape a, Shape b) {
        if (a.equals(b) || b instanceof Unknown) {
            return a;
        }
        if (a instanceof Unknown) {
            return b;
        }
        if (a instanceof Numbers left && b instanceof Numbers right) {
            return new Numbers(
                    left.isWhole && right.isWhole,
                    left.fitsInt && right.fitsInt,
                    left.fitsLong && right.fitsLong,
                    left.fitsDouble && right.fitsDouble,
                    Math.max(left.integerDigits, right.integerDigits),
                    Math.max(left.scale, right.scale),
                    Math.max(left.digits, right.digits));
        }
        if (a instanceof Texts && b instanceof Texts) {
            return Texts.OTHERS;
        }
        if (a instanceof Arrays(Shape left) && b instanceof Arrays(Shape right)) {
            return new Arrays(merge(left, right));
        }
        if (a instanceof Objects(Map<String, Shape> left) && b instanceof Objects(Map<String, Shape> right)) {
            return mergeObjects(left, right);
        }
        return MIXED;
    }

    private static Shape mergeObjects(Map<String, Shape> left, Map<String, Shape> right) {
        Map<String, Shape> merged = new LinkedHashMap<>(left);
        for (Map.Entry<String, Shape> field : right.entrySet()) {
            merged.merge(field.getKey(), field.getValue(), Shape::merge);
        }
        return merged.size() <= MAX_FIELDS ? new Objects(merged) : MIXED;
    }
}
