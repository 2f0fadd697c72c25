package dev.hydrant.transform.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.internal.JsonQueryFunction;
import net.thisptr.jackson.jq.internal.javacc.ExpressionParser;

/// jq 1.6's functions that the jq library answers otherwise, the dates' apart.
final class JqFunctions {

    private static final int REPLACEMENT = 0xFFFD;

    private JqFunctions() {}

    static void addTo(Scope scope) {
        define(scope, "recurse", List.of("f"), "def r: ., (f | r); r");
        define(scope, "paths", List.of(), "path(..) | select(length > 0)");
        define(scope, "limit", List.of("$n", "f"), """
                if $n < 0 then f
                else label $out | foreach f as $item (0; . + 1; $item, if . >= $n then break $out else empty end)
                end""");
        unary(scope, "implode", JqFunctions::implode);
        unary(scope, "ascii_downcase", in -> ofLetters(in, "ascii_downcase", 'A', 'Z', 'a' - 'A'));
        unary(scope, "ascii_upcase", in -> ofLetters(in, "ascii_upcase", 'a', 'z', 'A' - 'a'));
        ofText(scope, "indices", places -> {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            places.forEach(all::add);
            return all;
        });
        ofText(scope, "index", places -> places.isEmpty() ? NullNode.instance : IntNode.valueOf(places.getFirst()));
        ofText(scope, "rindex", places -> places.isEmpty() ? NullNode.instance : IntNode.valueOf(places.getLast()));
    }

    private static void define(Scope scope, String name, List<String> parameters, String body) {
        try {
            Expression expression = ExpressionParser.compile(body, JqScope.VERSION);
            scope.addFunction(name, parameters.size(), new JsonQueryFunction(name, parameters, expression, scope));
        } catch (JsonQueryException e) {
            throw new IllegalStateException("the definition of " + name + " is wrong", e);
        }
    }

    private static JsonNode implode(JsonNode in) throws JsonQueryException {
        if (!in.isArray()) {
            throw new JsonQueryException("implode input must be an array");
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode each : in) {
            if (!each.isNumber()) {
                throw new JsonQueryException("implode input must be an array of code points");
            }
            int point = each.intValue();
            boolean valid = Character.isValidCodePoint(point) && Character.getType(point) != Character.SURROGATE;
            text.appendCodePoint(valid ? point : REPLACEMENT);
        }
        return TextNode.valueOf(text.toString());
    }

    private static JsonNode ofLetters(JsonNode in, String function, char first, char last, int distance)
            throws JsonQueryException {
        if (!in.isTextual()) {
            throw new JsonQueryException(function + " input must be a string");
        }
        char[] text = in.textValue().toCharArray();
        for (int i = 0; i < text.length; i++) {
            if (text[i] >= first && text[i] <= last) {
                text[i] = (char) (text[i] + distance);
            }
        }
        return TextNode.valueOf(String.valueOf(text));
    }

    /// Where a text stands in another, in bytes of UTF-8 as jq 1.6 counts them, and not overlapping.
    private static List<Integer> places(String text, String sought) {
        List<Integer> places = new ArrayList<>();
        int counted = 0;
        int bytes = 0;
        for (int at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + sought.length())) {
            bytes += text.substring(counted, at).getBytes(StandardCharsets.UTF_8).length;
            counted = at;
            places.add(Integer.valueOf(bytes));
        }
        return places;
    }

    private interface Unary {
        JsonNode apply(JsonNode in) throws JsonQueryException;
    }

    private interface Places {
        JsonNode answer(List<Integer> places);
    }

    private static void unary(Scope scope, String name, Unary body) {
        Function function = (inner, arguments, in, path, output, version) -> output.emit(body.apply(in), null);
        scope.addFunction(name, 0, function);
    }

    /// Of a text in a text; the library's function serves for everything else.
    private static void ofText(Scope scope, String name, Places body) {
        Function other = Objects.requireNonNull(scope.getFunction(name, 1), name);
        Function function = (inner, arguments, in, path, output, version) -> {
            if (!in.isTextual()) {
                other.apply(inner, arguments, in, path, output, version);
                return;
            }
            arguments.getFirst().apply(inner, in, sought -> {
                if (!sought.isTextual() || sought.textValue().isEmpty()) {
                    throw new JsonQueryException(name + " of a string requires a string that isn't empty");
                }
                output.emit(body.answer(places(in.textValue(), sought.textValue())), null);
            });
        };
        scope.addFunction(name, 1, function);
    }
}
