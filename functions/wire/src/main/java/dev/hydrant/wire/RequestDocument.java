package dev.hydrant.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;

/// A request read from a file, as the AWS command line reads `--cli-input-json`: members that an operation
/// doesn't have are refused, where the wire skips them.
public final class RequestDocument {

    private RequestDocument() {}

    /// @throws ServiceException with AWS's code and message where it isn't a valid request of this operation
    public static Struct read(Operation operation, byte[] json) {
        refuseUnknownMembers(operation.input(), json);
        Struct input = StructReader.read(Encoding.JSON, json, operation.input());
        Validator.validate(input);
        return input;
    }

    private static void refuseUnknownMembers(Shape.Structure shape, byte[] json) {
        try (JsonParser parser = Documents.of(Encoding.JSON).createParser(json)) {
            parser.nextToken();
            refuseUnknown(parser, shape, "");
        } catch (JsonProcessingException e) {
            throw new ServiceException(ErrorCode.SERIALIZATION, e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The parser stands on the value's first token, and afterwards on its last.
    private static void refuseUnknown(JsonParser parser, Shape shape, String path) throws IOException {
        if (shape instanceof Shape.Structure structure && parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                Integer position = structure.positions().get(name);
                if (position == null) {
                    throw unknown(name, path, structure);
                }
                parser.nextToken();
                refuseUnknown(parser, structure.members().get(position).shape(), path + name + ".");
            }
        } else if (shape instanceof Shape.ListOf list && parser.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                refuseUnknown(parser, list.element(), path.substring(0, path.length() - 1) + "[" + i + "].");
            }
        } else {
            parser.skipChildren();
        }
    }

    private static ServiceException unknown(String name, String path, Shape.Structure structure) {
        String place = path.isEmpty() ? "input" : path.substring(0, path.length() - 1);
        return new ServiceException(
                ErrorCode.VALIDATION,
                "Unknown parameter in " + place + ": \"" + name + "\", must be one of: "
                        + String.join(
                                ", ",
                                structure.members().stream().map(Member::name).toList()));
    }
}
