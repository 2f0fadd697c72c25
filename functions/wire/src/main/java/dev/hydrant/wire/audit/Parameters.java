package dev.hydrant.wire.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.wire.Member;
import dev.hydrant.wire.Shape;
import dev.hydrant.wire.Struct;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The members of a request or an answer as CloudTrail shows them: by names in lower camel case, without what
/// holds data.
final class Parameters {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Parameters() {}

    static ObjectNode of(Struct struct) {
        ObjectNode node = NODES.objectNode();
        List<Member> members = struct.shape().members();
        for (int i = 0; i < members.size(); i++) {
            Object value = struct.value(i);
            if (value != null && !holdsData(members.get(i).shape())) {
                node.set(members.get(i).pathName(), node(value));
            }
        }
        return node;
    }

    /// The texts alone: in an answer, they are the ids and ARNs of what was made.
    static ObjectNode texts(Struct struct) {
        ObjectNode node = NODES.objectNode();
        List<Member> members = struct.shape().members();
        for (int i = 0; i < members.size(); i++) {
            if (struct.value(i) instanceof String text) {
                node.put(members.get(i).pathName(), text);
            }
        }
        return node;
    }

    private static boolean holdsData(Shape shape) {
        return switch (shape) {
            case Shape.Bytes _ -> true;
            case Shape.Document _ -> true;
            case Shape.ListOf list -> holdsData(list.element());
            case Shape.MapOf map -> holdsData(map.value());
            case Shape.Structure structure ->
                structure.members().stream().anyMatch(member -> member.shape() instanceof Shape.Bytes);
            case Shape.Text _ -> false;
            case Shape.Whole _ -> false;
            case Shape.Real _ -> false;
            case Shape.Flag _ -> false;
            case Shape.Time _ -> false;
        };
    }

    private static JsonNode node(@Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case Struct struct -> of(struct);
            case List<?> list -> {
                ArrayNode array = NODES.arrayNode();
                list.forEach(element -> array.add(node(element)));
                yield array;
            }
            case Map<?, ?> map -> {
                ObjectNode object = NODES.objectNode();
                map.forEach((key, inner) -> object.set(String.valueOf(key), node(inner)));
                yield object;
            }
            case Boolean flag -> NODES.booleanNode(flag);
            case Long number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            default -> NODES.textNode(value.toString());
        };
    }
}
