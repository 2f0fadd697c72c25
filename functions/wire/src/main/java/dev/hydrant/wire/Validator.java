package dev.hydrant.wire;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Checks a request against its shape's constraints and answers as AWS does: all failures in one
/// ValidationException.
final class Validator {

    /// What AWS calls an element of a list or a map.
    private static final String ELEMENT = "member";

    private final HurtConstraints hurt = new HurtConstraints();

    private Validator() {}

    /// @throws ServiceException if a constraint is hurt, or a member is used that is refused here
    static void validate(Struct struct) {
        Validator validator = new Validator();
        validator.members(struct, "");
        validator.hurt.refuse();
        refuseUnsupported(struct, "");
    }

    private void members(Struct struct, String parent) {
        List<Member> members = struct.shape().members();
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            Object value = struct.value(i);
            if (value != null) {
                value(member.shape(), value, parent, member.pathName());
            } else if (member.presence() == Member.Presence.REQUIRED) {
                fail("null", parent, member.pathName(), "Member must not be null");
            }
        }
    }

    private void value(Shape shape, Object value, String parent, String name) {
        switch (shape) {
            case Shape.Text text -> text(text, (String) value, parent, name);
            case Shape.Whole whole -> {
                long number = (Long) value;
                range(number < whole.min(), number > whole.max(), whole.min(), whole.max(), value, parent, name);
            }
            case Shape.Real real -> {
                double number = (Double) value;
                range(number < real.min(), number > real.max(), real.min(), real.max(), value, parent, name);
            }
            case Shape.Bytes bytes -> length(((Blob) value).length(), bytes.min(), bytes.max(), value, parent, name);
            case Shape.ListOf list -> {
                List<?> values = (List<?>) value;
                length(values.size(), list.min(), list.max(), value, parent, name);
                if (list.element() instanceof Shape.Text text) {
                    lengths(text, values, "Member", value, parent, name);
                }
                for (int i = 0; i < values.size(); i++) {
                    element(list.element(), values.get(i), parent + name + "." + (i + 1) + ".");
                }
            }
            case Shape.MapOf map -> {
                Map<?, ?> values = (Map<?, ?>) value;
                length(values.size(), map.min(), map.max(), value, parent, name);
                lengths(map.key(), values.keySet(), "Map keys", value, parent, name);
                if (map.value() instanceof Shape.Text text) {
                    lengths(text, values.values(), "Map value", value, parent, name);
                }
                for (Map.Entry<?, ?> entry : values.entrySet()) {
                    String key = (String) entry.getKey();
                    content(map.key(), key, parent + name + ".", "key");
                    element(map.value(), entry.getValue(), parent + name + "." + key + ".");
                }
            }
            case Shape.Structure _ -> members((Struct) value, parent + name + ".");
            case Shape.Flag _, Shape.Time _, Shape.Document _ -> {
                // nothing to constrain
            }
        }
    }

    private void element(Shape shape, @Nullable Object value, String parent) {
        if (value == null) {
            fail("null", parent, ELEMENT, "Member must not be null");
        } else if (shape instanceof Shape.Text text) {
            content(text, (String) value, parent, ELEMENT);
        } else {
            value(shape, value, parent, ELEMENT);
        }
    }

    /// The lengths of texts in a list or a map, of which AWS says only that one is wrong.
    private void lengths(Shape.Text shape, Collection<?> texts, String what, Object whole, String parent, String name) {
        for (Object text : texts) {
            int length = text == null ? shape.min() : characters((String) text);
            if (length < shape.min() || length > shape.max()) {
                fail(
                        ValueText.quoted(whole),
                        parent,
                        name,
                        what + " must satisfy constraint: [Member must have length less than or equal to " + shape.max()
                                + ", Member must have length greater than or equal to " + shape.min() + "]");
                return;
            }
        }
    }

    private void text(Shape.Text shape, String value, String parent, String name) {
        content(shape, value, parent, name);
        length(characters(value), shape.min(), shape.max(), value, parent, name);
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    private void content(Shape.Text shape, String value, String parent, String name) {
        if (!shape.values().isEmpty() && !shape.values().contains(value)) {
            fail(
                    ValueText.quoted(value),
                    parent,
                    name,
                    "Member must satisfy enum value set: [" + String.join(", ", shape.values()) + "]");
        }
        if (shape.pattern() != null && !shape.pattern().matcher(value).matches()) {
            fail(
                    ValueText.quoted(value),
                    parent,
                    name,
                    "Member must satisfy regular expression pattern: "
                            + shape.pattern().pattern());
        }
    }

    private void length(int length, int min, int max, Object value, String parent, String name) {
        if (length < min) {
            fail(ValueText.quoted(value), parent, name, "Member must have length greater than or equal to " + min);
        }
        if (length > max) {
            hurt.tooLong(value, parent + name, max);
        }
    }

    private void range(boolean below, boolean above, Number min, Number max, Object value, String parent, String name) {
        if (below) {
            fail(ValueText.quoted(value), parent, name, "Member must have value greater than or equal to " + min);
        }
        if (above) {
            fail(ValueText.quoted(value), parent, name, "Member must have value less than or equal to " + max);
        }
    }

    private void fail(String value, String parent, String name, String constraint) {
        hurt.add(value, parent + name, constraint);
    }

    private static void refuseUnsupported(Struct struct, String parent) {
        List<Member> members = struct.shape().members();
        for (int i = 0; i < members.size(); i++) {
            Object value = struct.value(i);
            String path = parent + members.get(i).name();
            if (value == null) {
                continue;
            }
            if (members.get(i).support() instanceof Support.Refused refused) {
                throw new ServiceException(ErrorCode.INVALID_ARGUMENT, path + " is not supported: " + refused.reason());
            }
            if (value instanceof Struct inner) {
                refuseUnsupported(inner, path + ".");
            } else if (value instanceof List<?> list) {
                for (Object element : list) {
                    if (element instanceof Struct inner) {
                        refuseUnsupported(inner, path + ".");
                    }
                }
            }
        }
    }
}
