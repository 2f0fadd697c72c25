package dev.hydrant.wire.auth;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A JSON object of which every member must be known: none is read over.
///
/// @param path where it stands, for messages
record StrictObject(JsonNode node, String path) {

    StrictObject {
        if (!node.isObject()) {
            throw new InvalidPolicyException(place(path) + " must be an object");
        }
    }

    /// Refuses by name every member but these.
    void allow(Set<String> known) {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw failure(
                        name,
                        "is not supported; known are "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        });
    }

    boolean has(String name) {
        return node.has(name);
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> failure(name, "must be there"));
    }

    Optional<String> optionalText(String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.asText().isEmpty()) {
            throw failure(name, "must be a text, and not empty");
        }
        return Optional.of(value.asText());
    }

    /// A text, or several of them.
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : elements(name)) {
            if (!value.isTextual() || value.asText().isEmpty()) {
                throw failure(name, "must be a text or a list of texts, and none empty");
            }
            texts.add(value.asText());
        }
        if (texts.isEmpty()) {
            throw failure(name, "must not be empty");
        }
        return texts;
    }

    /// An object, or any number of them.
    List<StrictObject> objects(String name) {
        List<StrictObject> objects = new ArrayList<>();
        for (JsonNode value : elements(name)) {
            objects.add(new StrictObject(value, pathTo(name) + "[" + objects.size() + "]"));
        }
        return objects;
    }

    JsonNode member(String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw failure(name, "must be there");
        }
        return value;
    }

    String pathTo(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    InvalidPolicyException failure(String name, String problem) {
        return new InvalidPolicyException(pathTo(name) + " " + problem);
    }

    private List<JsonNode> elements(String name) {
        JsonNode value = member(name);
        if (!value.isArray()) {
            return List.of(value);
        }
        List<JsonNode> elements = new ArrayList<>();
        value.forEach(elements::add);
        return elements;
    }

    private static String place(String path) {
        return path.isEmpty() ? "the document" : path;
    }
}
