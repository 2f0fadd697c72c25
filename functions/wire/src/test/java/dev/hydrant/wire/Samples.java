package dev.hydrant.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// Values of shapes: one that hurts no constraint, and those that hurt exactly one each.
final class Samples {

    /// One of them is right for every pattern in the tables.
    private static final List<String> TEXTS = List.of(
            "a",
            "1",
            ".a",
            "aaaaaaaaaaaaaaaaaaaa-aaa",
            "arn:aws:s3:::bucket",
            "arn:aws:iam::000000000000:role/r",
            "arn:aws:kms:us-east-1:000000000000:key/k",
            "arn:aws:firehose:us-east-1:000000000000:deliverystream/d",
            "arn:aws:kinesis:us-east-1:000000000000:stream/s",
            "arn:aws:kinesis:us-east-1:000000000000:stream/s/consumer/c:1");

    /// One of them is wrong for every pattern.
    private static final List<String> WRONG_TEXTS = List.of("\u0001", "\n", ":", " ");

    /// Longer ones than this are not made.
    private static final int LONGEST = 11_000_000;

    private Samples() {}

    /// A value that hurts one constraint.
    ///
    /// @param path of what is hurt, as messages write it
    record Hurt(String path, String constraint, JsonNode value) {}

    static ObjectNode valid(Shape.Structure shape) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Member member : shape.members()) {
            if (isUsed(member)) {
                object.set(member.name(), valid(member.shape()));
            }
        }
        return object;
    }

    static List<Hurt> hurt(Shape.Structure shape) {
        return hurt(shape, "");
    }

    private static boolean isUsed(Member member) {
        return !(member.support() instanceof Support.Refused) && !(member.shape() instanceof Shape.Document);
    }

    private static JsonNode valid(Shape shape) {
        return switch (shape) {
            case Shape.Text text -> TextNode.valueOf(validText(text));
            case Shape.Whole whole -> LongNode.valueOf(whole.min() > 0 || whole.max() < 0 ? whole.min() : 0);
            case Shape.Real real -> DoubleNode.valueOf(real.min());
            case Shape.Flag flag -> BooleanNode.TRUE;
            case Shape.Bytes bytes -> BinaryNode.valueOf(new byte[Math.max(1, bytes.min())]);
            case Shape.Time time -> LongNode.valueOf(1_700_000_000L);
            case Shape.ListOf list -> listOf(valid(list.element()), Math.max(1, list.min()));
            case Shape.MapOf map -> mapOf(map, Math.max(1, map.min()), "");
            case Shape.Structure structure -> valid(structure);
            case Shape.Document document -> throw new IllegalArgumentException("a document is never used");
        };
    }

    private static List<Hurt> hurt(Shape shape, String path) {
        List<Hurt> hurt = new ArrayList<>();
        switch (shape) {
            case Shape.Text text -> hurtText(text, path, hurt);
            case Shape.Whole whole -> {
                if (whole.min() > Integer.MIN_VALUE) {
                    hurt.add(new Hurt(path, atLeast("value", whole.min()), LongNode.valueOf(whole.min() - 1)));
                }
                if (whole.max() < Integer.MAX_VALUE) {
                    hurt.add(new Hurt(path, atMost("value", whole.max()), LongNode.valueOf(whole.max() + 1)));
                }
            }
            case Shape.Real real -> {
                hurt.add(new Hurt(path, atLeast("value", real.min()), DoubleNode.valueOf(real.min() - 1)));
                hurt.add(new Hurt(path, atMost("value", real.max()), DoubleNode.valueOf(real.max() + 1)));
            }
            case Shape.Bytes bytes -> {
                if (bytes.max() <= LONGEST) {
                    byte[] more = new byte[bytes.max() + 1];
                    hurt.add(new Hurt(path, atMost("length", bytes.max()), BinaryNode.valueOf(more)));
                }
            }
            case Shape.ListOf list -> hurtList(list, path, hurt);
            case Shape.MapOf map -> hurtMap(map, path, hurt);
            case Shape.Structure structure -> hurtMembers(structure, path, hurt);
            case Shape.Flag flag -> {}
            case Shape.Time time -> {}
            case Shape.Document document -> {}
        }
        return hurt;
    }

    private static void hurtText(Shape.Text text, String path, List<Hurt> hurt) {
        if (!text.values().isEmpty()) {
            String values = String.join(", ", text.values());
            hurt.add(new Hurt(path, "Member must satisfy enum value set: [" + values + "]", TextNode.valueOf("other")));
            return;
        }
        if (text.pattern() != null) {
            String wrong = first(WRONG_TEXTS, candidate -> !matches(text, candidate));
            String constraint = "Member must satisfy regular expression pattern: "
                    + text.pattern().pattern();
            hurt.add(new Hurt(path, constraint, TextNode.valueOf(wrong)));
        }
        if (text.min() == 1 && matches(text, "")) {
            hurt.add(new Hurt(path, atLeast("length", 1), TextNode.valueOf("")));
        }
        if (text.max() <= LONGEST) {
            String longer = stretched(text);
            if (matches(text, longer)) {
                hurt.add(new Hurt(path, atMost("length", text.max()), TextNode.valueOf(longer)));
            }
        }
    }

    private static void hurtList(Shape.ListOf list, String path, List<Hurt> hurt) {
        for (Hurt element : hurt(list.element(), path + ".1.member")) {
            ArrayNode one = listOf(valid(list.element()), Math.max(1, list.min()));
            one.set(0, element.value());
            hurt.add(within(element, list.element(), path, "Member", one));
        }
        if (list.min() > 0) {
            hurt.add(new Hurt(path, atLeast("length", list.min()), listOf(valid(list.element()), list.min() - 1)));
        }
        if (list.max() < LONGEST) {
            hurt.add(new Hurt(path, atMost("length", list.max()), listOf(valid(list.element()), list.max() + 1)));
        }
    }

    private static void hurtMap(Shape.MapOf map, String path, List<Hurt> hurt) {
        for (Hurt key : hurt(map.key(), path + ".key")) {
            ObjectNode one = JsonNodeFactory.instance.objectNode();
            one.set(key.value().asText(), valid(map.value()));
            hurt.add(within(key, map.key(), path, "Map keys", one));
        }
        for (Hurt value : hurt(map.value(), path + "." + validText(map.key()) + ".member")) {
            ObjectNode one = mapOf(map, 1, "");
            one.set(validText(map.key()), value.value());
            hurt.add(within(value, map.value(), path, "Map value", one));
        }
        if (map.min() > 0) {
            hurt.add(new Hurt(path, atLeast("length", map.min()), mapOf(map, map.min() - 1, "")));
        }
        if (map.max() < LONGEST) {
            hurt.add(new Hurt(path, atMost("length", map.max()), mapOf(map, map.max() + 1, "x")));
        }
    }

    /// An element that is hurt, in its list or map: the length of a text is a matter of the whole.
    private static Hurt within(Hurt element, Shape shape, String path, String what, JsonNode whole) {
        if (!(shape instanceof Shape.Text text) || !element.constraint().startsWith("Member must have length")) {
            return new Hurt(element.path(), element.constraint(), whole);
        }
        String both = "[" + atMost("length", text.max()) + ", " + atLeast("length", text.min()) + "]";
        return new Hurt(path, what + " must satisfy constraint: " + both, whole);
    }

    private static void hurtMembers(Shape.Structure structure, String path, List<Hurt> hurt) {
        for (Member member : structure.members()) {
            if (!isUsed(member)) {
                continue;
            }
            String at = path.isEmpty() ? member.pathName() : path + "." + member.pathName();
            for (Hurt inner : hurt(member.shape(), at)) {
                ObjectNode object = valid(structure);
                object.set(member.name(), inner.value());
                hurt.add(new Hurt(inner.path(), inner.constraint(), object));
            }
            if (member.presence() == Member.Presence.REQUIRED) {
                ObjectNode object = valid(structure);
                object.remove(member.name());
                hurt.add(new Hurt(at, "Member must not be null", object));
            }
        }
    }

    private static String validText(Shape.Text text) {
        return text.values().isEmpty()
                ? first(TEXTS, candidate -> matches(text, candidate))
                : text.values().getFirst();
    }

    /// Longer than it may be, and otherwise right if that is possible.
    private static String stretched(Shape.Text text) {
        String sample = validText(text);
        char last = sample.charAt(sample.length() - 1);
        char[] more = new char[text.max() + 1 - sample.length()];
        Arrays.fill(more, last);
        return sample + new String(more);
    }

    private static boolean matches(Shape.Text text, String value) {
        return text.pattern() == null || text.pattern().matcher(value).matches();
    }

    private static String first(List<String> texts, Predicate<String> right) {
        return texts.stream().filter(right).findFirst().orElseThrow();
    }

    private static ArrayNode listOf(JsonNode element, int size) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < size; i++) {
            list.add(element);
        }
        return list;
    }

    /// @param suffix tells keys apart
    private static ObjectNode mapOf(Shape.MapOf map, int size, String suffix) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < size; i++) {
            object.set(validText(map.key()) + (suffix.isEmpty() ? "" : suffix + i), valid(map.value()));
        }
        return object;
    }

    private static String atLeast(String what, Number bound) {
        return "Member must have " + what + " greater than or equal to " + bound;
    }

    private static String atMost(String what, Number bound) {
        return "Member must have " + what + " less than or equal to " + bound;
    }
}
