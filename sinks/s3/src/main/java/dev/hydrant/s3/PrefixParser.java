package dev.hydrant.s3;

import dev.hydrant.s3.PrefixPart.ErrorOutputType;
import dev.hydrant.s3.PrefixPart.KeySource;
import dev.hydrant.s3.PrefixPart.Literal;
import dev.hydrant.s3.PrefixPart.PartitionKey;
import dev.hydrant.s3.PrefixPart.RandomString;
import dev.hydrant.s3.PrefixPart.Timestamp;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// Reads `text!{namespace:value}text` into its parts.
final class PrefixParser {

    private static final String OPENING = "!{";

    private final String text;
    private final PrefixField field;

    private PrefixParser(String text, PrefixField field) {
        this.text = text;
        this.field = field;
    }

    static List<PrefixPart> parse(String text, PrefixField field) throws InvalidPrefixException {
        return new PrefixParser(text, field).parts();
    }

    private List<PrefixPart> parts() throws InvalidPrefixException {
        List<PrefixPart> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int opening = text.indexOf(OPENING, at);
            int literalEnd = opening < 0 ? text.length() : opening;
            if (literalEnd > at) {
                parts.add(new Literal(text.substring(at, literalEnd)));
            }
            if (opening < 0) {
                break;
            }
            int closing = text.indexOf('}', opening);
            if (closing < 0) {
                throw invalidUsage();
            }
            parts.add(expression(text.substring(opening + OPENING.length(), closing)));
            at = closing + 1;
        }
        return parts;
    }

    private PrefixPart expression(String inside) throws InvalidPrefixException {
        int colon = inside.indexOf(':');
        if (colon < 0) {
            throw invalidUsage();
        }
        String namespace = inside.substring(0, colon);
        String value = inside.substring(colon + 1);
        return switch (namespace) {
            case "timestamp" -> new Timestamp(value, formatter(value));
            case "firehose" -> firehose(value);
            case "partitionKeyFromQuery" -> partitionKey(KeySource.QUERY, value);
            case "partitionKeyFromLambda" -> partitionKey(KeySource.LAMBDA, value);
            default ->
                throw new InvalidPrefixException(
                        "Namespace to the left of colon (" + namespace + ") is an invalid keyword!");
        };
    }

    private DateTimeFormatter formatter(String pattern) throws InvalidPrefixException {
        return TimestampPattern.compile(pattern).orElseThrow(this::invalidValue);
    }

    private PrefixPart firehose(String value) throws InvalidPrefixException {
        return switch (value) {
            case "random-string" -> new RandomString();
            case "error-output-type" -> new ErrorOutputType();
            default -> throw invalidValue();
        };
    }

    private PrefixPart partitionKey(KeySource source, String name) throws InvalidPrefixException {
        if (name.isEmpty()) {
            throw invalidValue();
        }
        return new PartitionKey(source, name);
    }

    private static InvalidPrefixException invalidUsage() {
        return new InvalidPrefixException("Invalid expression usage");
    }

    private InvalidPrefixException invalidValue() {
        return new InvalidPrefixException(
                "Invalid conversion character used in the value of the expression in " + field.field());
    }
}
