package com.example.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hydrant.transform.RecordTransform;
import dev.hydrant.transform.StreamRecord;
import dev.hydrant.transform.TransformResult;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

/// Keeps what people do on GitHub: bots' events are dropped, e-mail addresses masked, the repository's owner added.
///
/// A configuration calls it `transform:github-events`; it partitions by `!{partitionKeyFromLambda:type}` and
/// `!{partitionKeyFromLambda:owner}`.
public final class GithubEvents implements RecordTransform {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern EMAIL = Pattern.compile("(?<![\\w.+-])[\\w.+-]++@[\\w-]++(\\.[\\w-]++)+");

    @Override
    public TransformResult transform(StreamRecord record) throws IOException {
        ObjectNode event = JSON.readValue(record.data(), ObjectNode.class);
        if (event.at("/actor/login").asText().endsWith("[bot]")) {
            return new TransformResult.Dropped();
        }
        String owner = event.at("/repo/name").asText().replaceFirst("/.*", "");
        mask(event);
        event.put("owner", owner);
        String type = event.required("type").asText();
        return new TransformResult.Ok(JSON.writeValueAsBytes(event), Map.of("type", type, "owner", owner));
    }

    private static JsonNode mask(JsonNode value) {
        switch (value) {
            case ObjectNode object -> object.properties().forEach(field -> field.setValue(mask(field.getValue())));
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, mask(array.get(i)));
                }
            }
            case TextNode text -> {
                return TextNode.valueOf(EMAIL.matcher(text.textValue()).replaceAll("***"));
            }
            default -> {}
        }
        return value;
    }
}
