package dev.hydrant.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The members of one JSON object of an entry; a member that is missing or of another type is refused by
/// name.
///
/// @param place which entry, for messages
record JsonMembers(String place, JsonNode json) {

    JsonMembers {
        if (!json.isObject()) {
            throw new LedgerException(place + " must be a JSON object but was " + json.getNodeType());
        }
    }

    boolean flag(String name) {
        JsonNode value = json.get(name);
        if (value == null || !value.isBoolean()) {
            throw wrong(name, "true or false", value);
        }
        return value.booleanValue();
    }

    String text(String name) {
        JsonNode value = json.get(name);
        if (value == null || !value.isTextual()) {
            throw wrong(name, "text", value);
        }
        return value.textValue();
    }

    Optional<String> optionalText(String name) {
        return json.has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    long number(String name) {
        JsonNode value = json.get(name);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(name, "a whole number", value);
        }
        return value.longValue();
    }

    Instant instant(String name) {
        String text = text(name);
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new LedgerException(place + ": `" + name + "` must be an instant but was `" + text + "`", e);
        }
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
        String text = text(name);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        throw new LedgerException(place + ": `" + name + "` is `" + text + "`, which this version doesn't know");
    }

    JsonMembers object(String name) {
        JsonNode value = json.get(name);
        if (value == null) {
            throw wrong(name, "an object", value);
        }
        return new JsonMembers(place + ": `" + name + "`", value);
    }

    List<JsonMembers> objects(String name) {
        JsonNode value = json.get(name);
        if (value == null || !value.isArray()) {
            throw wrong(name, "an array", value);
        }
        List<JsonMembers> objects = new ArrayList<>();
        for (JsonNode element : value) {
            objects.add(new JsonMembers(place + ": `" + name + "[" + objects.size() + "]`", element));
        }
        return objects;
    }

    /// A member that is an object of texts only.
    TreeMap<String, String> texts(String name) {
        JsonMembers members = object(name);
        TreeMap<String, String> texts = new TreeMap<>();
        members.json.fieldNames().forEachRemaining(member -> texts.put(member, members.text(member)));
        return texts;
    }

    private LedgerException wrong(String name, String type, @Nullable JsonNode value) {
        return new LedgerException(
                place + ": `" + name + "` must be " + type + " but " + (value == null ? "is missing" : "was " + value));
    }
}
