package dev.hydrant.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a member of a request or an answer may hold: AWS's types with the constraints that AWS checks.
///
/// A value of a shape is a `String`, `Long`, `Double`, `Boolean`, [Blob], [java.time.Instant], `List`,
/// `Map` or [Struct], in the order of the records below; a [Document] has none.
public sealed interface Shape {

    /// Characters. Lengths count Unicode's, of which some take two of Java's.
    ///
    /// @param pattern what the whole text must match, or null
    /// @param values the enumeration the text must come from; empty where any text will do
    record Text(int min, int max, @Nullable Pattern pattern, List<String> values) implements Shape {
        public Text {
            values = List.copyOf(values);
        }
    }

    /// An integer; `javaType` is the name AWS's messages use for it (`Integer` or `Long`).
    record Whole(long min, long max, String javaType) implements Shape {

        /// The largest value of the type, whatever may be asked of the member.
        long largest() {
            return javaType.equals("Integer") ? Integer.MAX_VALUE : Long.MAX_VALUE;
        }
    }

    /// A floating point number.
    record Real(double min, double max) implements Shape {}

    /// True or false.
    record Flag() implements Shape {}

    /// Bytes: base64 in JSON, a byte string in CBOR.
    record Bytes(int min, int max) implements Shape {}

    /// A point in time: seconds with a fraction in JSON, tagged milliseconds in CBOR.
    record Time() implements Shape {}

    /// A list.
    record ListOf(Shape element, int min, int max) implements Shape {}

    /// A map with text keys.
    record MapOf(Text key, Shape value, int min, int max) implements Shape {}

    /// Any value at all, skipped over: the shape of members that are refused by name.
    record Document() implements Shape {}

    /// Named members. Their position in the list is their position in a [Struct].
    record Structure(String name, List<Member> members, Map<String, Integer> positions) implements Shape {

        public Structure(String name, List<Member> members) {
            this(name, members, positionsOf(name, members));
        }

        public Structure {
            members = List.copyOf(members);
            positions = Map.copyOf(positions);
        }

        /// The position of a member.
        ///
        /// @throws IllegalArgumentException if there is none of that name: a fault of the caller's
        public int position(String member) {
            Integer position = positions.get(member);
            if (position == null) {
                throw new IllegalArgumentException(name + " has no member " + member);
            }
            return position;
        }

        /// The structure that a member holds, itself or as the elements of its list.
        public Structure inner(String member) {
            Shape shape = members.get(position(member)).shape();
            if (shape instanceof ListOf list) {
                shape = list.element();
            }
            if (shape instanceof Structure structure) {
                return structure;
            }
            throw new IllegalArgumentException(name + "." + member + " is no structure");
        }

        private static Map<String, Integer> positionsOf(String name, List<Member> members) {
            Map<String, Integer> positions = new HashMap<>();
            for (Member member : members) {
                if (positions.put(member.name(), positions.size()) != null) {
                    throw new IllegalArgumentException(name + " has the member " + member.name() + " twice");
                }
            }
            return positions;
        }
    }
}
