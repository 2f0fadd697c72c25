package dev.hydrant.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What stands in a bucket's directory after a delivery.
record Delivered(TreeMap<String, String> objects) {

    static Delivered in(Path bucket) throws IOException {
        TreeMap<String, String> objects = new TreeMap<>();
        if (Files.isDirectory(bucket)) {
            try (Stream<Path> files = Files.walk(bucket)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String key = bucket.relativize(file).toString();
                    if (!key.startsWith(".")) {
                        objects.put(key, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return new Delivered(objects);
    }

    /// Lines of all objects whose keys begin so, in the order of the keys.
    List<String> lines(String prefix) {
        List<String> lines = new ArrayList<>();
        for (String content : objects.tailMap(prefix).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(entry -> entry.getValue())
                .toList()) {
            lines.addAll(content.lines().toList());
        }
        return lines;
    }

    List<JsonNode> errors(String prefix) throws IOException {
        List<JsonNode> errors = new ArrayList<>();
        for (String line : lines(prefix)) {
            errors.add(new JsonMapper().readTree(line));
        }
        return errors;
    }

    /// The original lines in the error records under this prefix.
    List<String> originals(String prefix) throws IOException {
        List<String> originals = new ArrayList<>();
        for (JsonNode error : errors(prefix)) {
            originals.add(new String(error.get("rawData").binaryValue(), StandardCharsets.UTF_8).stripTrailing());
        }
        return originals;
    }
}
