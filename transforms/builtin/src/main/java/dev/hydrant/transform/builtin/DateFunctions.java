package dev.hydrant.transform.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/// jq 1.6's date functions, which the jq library lacks or answers otherwise. Local time is UTC, as in the service.
final class DateFunctions {

    private static final String ISO_8601 = "%Y-%m-%dT%H:%M:%SZ";

    private DateFunctions() {}

    static void addTo(Scope scope) {
        unary(scope, "gmtime", in -> seconds(in, "gmtime()").toJson());
        unary(scope, "localtime", in -> seconds(in, "localtime()").toJson());
        unary(scope, "mktime", DateFunctions::mktime);
        unary(scope, "todate", in -> strftime(in, TextNode.valueOf(ISO_8601), "strftime/1"));
        unary(scope, "todateiso8601", in -> strftime(in, TextNode.valueOf(ISO_8601), "strftime/1"));
        unary(scope, "fromdate", in -> mktime(strptime(in, TextNode.valueOf(ISO_8601))));
        unary(scope, "fromdateiso8601", in -> mktime(strptime(in, TextNode.valueOf(ISO_8601))));
        binary(scope, "strftime", (in, format) -> strftime(in, format, "strftime/1"));
        binary(scope, "strflocaltime", (in, format) -> strftime(in, format, "strflocaltime/1"));
        binary(scope, "strptime", DateFunctions::strptime);
    }

    private static BrokenDownTime seconds(JsonNode in, String function) throws JsonQueryException {
        if (!in.isNumber()) {
            throw new JsonQueryException(function + " requires numeric inputs");
        }
        return BrokenDownTime.ofEpochSeconds(in.doubleValue());
    }

    private static JsonNode mktime(JsonNode in) throws JsonQueryException {
        if (!in.isArray()) {
            throw new JsonQueryException("mktime requires array inputs");
        }
        return LongNode.valueOf(BrokenDownTime.of(in, "mktime").toEpochSeconds());
    }

    private static JsonNode strftime(JsonNode in, JsonNode format, String function) throws JsonQueryException {
        BrokenDownTime time = in.isNumber() ? seconds(in, function) : BrokenDownTime.of(in, function);
        if (!time.hasNames()) {
            throw new JsonQueryException(function + " requires a month of 0 to 11 and a weekday of 0 to 6");
        }
        if (!format.isTextual()) {
            throw new JsonQueryException(function + " requires a string format");
        }
        refuse(Strftime.complaint(format.textValue()));
        String text = Strftime.format(time, format.textValue());
        if (text.isEmpty()) {
            throw new JsonQueryException(function + ": unknown system failure");
        }
        return TextNode.valueOf(text);
    }

    private static JsonNode strptime(JsonNode in, JsonNode format) throws JsonQueryException {
        if (!in.isTextual() || !format.isTextual()) {
            throw new JsonQueryException("strptime/1 requires string inputs and arguments");
        }
        refuse(Strptime.complaint(format.textValue()));
        Strptime.Parsed parsed = Strptime.parse(in.textValue(), format.textValue());
        ArrayNode fields = parsed.time().toJson();
        return parsed.rest().isEmpty() ? fields : fields.add(parsed.rest());
    }

    private static void refuse(String complaint) throws JsonQueryException {
        if (!complaint.isEmpty()) {
            throw new JsonQueryException(complaint);
        }
    }

    private interface Unary {
        JsonNode apply(JsonNode in) throws JsonQueryException;
    }

    private interface Binary {
        JsonNode apply(JsonNode in, JsonNode argument) throws JsonQueryException;
    }

    private static void unary(Scope scope, String name, Unary body) {
        Function function = (inner, arguments, in, path, output, version) -> output.emit(body.apply(in), null);
        scope.addFunction(name, 0, function);
    }

    private static void binary(Scope scope, String name, Binary body) {
        Function function = (inner, arguments, in, path, output, version) -> {
            Expression argument = arguments.getFirst();
            argument.apply(inner, in, value -> output.emit(body.apply(in, value), null));
        };
        scope.addFunction(name, 1, function);
    }
}
