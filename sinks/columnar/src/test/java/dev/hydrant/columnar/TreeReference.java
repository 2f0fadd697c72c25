package dev.hydrant.columnar;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON value as a tree, for the slow reference: of a key that comes twice the last stays, in its place.
sealed interface TreeReference {

    /// How the value stands in the source.
    String source();

    record NullValue(String source) implements TreeReference {}

    record BoolValue(String source) implements TreeReference {}

    record NumberValue(String source) implements TreeReference {}

    record TextValue(String source, String text) implements TreeReference {}

    record ArrayValue(String source, List<TreeReference> elements) implements TreeReference {}

    record ObjectValue(String source, Map<String, TreeReference> fields) implements TreeReference {}

    static TreeReference of(String json) {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            return read(json, parser, parser.nextToken());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TreeReference read(String json, JsonParser parser, @Nullable JsonToken token) throws IOException {
        int start = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
        if (token == JsonToken.START_OBJECT) {
            Map<String, TreeReference> fields = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                TreeReference value = read(json, parser, parser.nextToken());
                fields.remove(key);
                fields.put(key, value);
            }
            return new ObjectValue(json.substring(start, end(parser)), fields);
        }
        if (token == JsonToken.START_ARRAY) {
            List<TreeReference> elements = new ArrayList<>();
            for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                elements.add(read(json, parser, next));
            }
            return new ArrayValue(json.substring(start, end(parser)), elements);
        }
        String text = parser.getText();
        if (token == JsonToken.VALUE_STRING) {
            return new TextValue(json.substring(start, end(parser)), new String(text.getBytes(UTF_8), UTF_8));
        }
        if (token == JsonToken.VALUE_NULL) {
            return new NullValue(text);
        }
        return token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE
                ? new BoolValue(text)
                : new NumberValue(text);
    }

    private static int end(JsonParser parser) {
        return Math.toIntExact(parser.currentLocation().getCharOffset());
    }
}
