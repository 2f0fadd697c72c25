package dev.hydrant.s3;

import dev.hydrant.s3.PrefixPart.ErrorOutputType;
import dev.hydrant.s3.PrefixPart.Literal;
import dev.hydrant.s3.PrefixPart.PartitionKey;
import dev.hydrant.s3.PrefixPart.RandomString;
import dev.hydrant.s3.PrefixPart.Timestamp;
import dev.hydrant.sink.ErrorKind;
import java.util.ArrayList;
import java.util.List;

/// What an object's key begins with: a literal, or a template whose expressions are evaluated for each object.
///
/// @param parts in the order they are written
public record OutputPrefix(List<PrefixPart> parts) {

    /// Longest evaluated prefix in characters (Amazon Data Firehose).
    public static final int LONGEST_EVALUATED = 512;

    private static final String DEFAULT_TIME = "yyyy/MM/dd/HH/";

    public OutputPrefix {
        parts = List.copyOf(parts);
    }

    /// Reads a prefix as it stands in a configuration, without the rules that depend on other fields.
    public static OutputPrefix parse(String text, PrefixField field) throws InvalidPrefixException {
        return new OutputPrefix(PrefixParser.parse(text, field));
    }

    public boolean hasExpressions() {
        return parts.stream().anyMatch(part -> !(part instanceof Literal));
    }

    public boolean namesErrorOutputType() {
        return parts.contains(new ErrorOutputType());
    }

    /// The partition keys it names, each once, in order of their first place.
    public List<PartitionKey> partitionKeys() {
        List<PartitionKey> keys = new ArrayList<>();
        for (PrefixPart part : parts) {
            if (part instanceof PartitionKey key && !keys.contains(key)) {
                keys.add(key);
            }
        }
        return keys;
    }

    /// With Firehose's own suffix where nothing in it changes from object to object: `yyyy/MM/dd/HH/`, put right behind
    /// the text, without a slash of its own (measured on AWS).
    public OutputPrefix orTimed() {
        return hasExpressions() ? this : with(timestamp());
    }

    /// Where failed records go when a configuration names no error prefix: `<Prefix><error type>/yyyy/MM/dd/HH/`.
    public OutputPrefix defaultForErrors() {
        return with(new ErrorOutputType(), new Literal("/"), timestamp());
    }

    /// With the error type filled in.
    public OutputPrefix forErrors(ErrorKind kind) {
        List<PrefixPart> bound = new ArrayList<>(parts.size());
        for (PrefixPart part : parts) {
            bound.add(part instanceof ErrorOutputType ? new Literal(kind.outputType()) : part);
        }
        return new OutputPrefix(bound);
    }

    /// The prefix of one object.
    ///
    /// @throws IllegalStateException where the error type was not filled in
    String evaluate(PrefixValues values) {
        StringBuilder out = new StringBuilder();
        int place = 0;
        for (PrefixPart part : parts) {
            switch (part) {
                case Literal literal -> out.append(literal.text());
                case Timestamp timestamp -> timestamp.formatter().formatTo(values.oldest(), out);
                case RandomString random -> out.append(values.randomString(place++));
                case ErrorOutputType unbound -> throw new IllegalStateException("error-output-type was not filled in");
                case PartitionKey key -> out.append(values.partitionKey(key));
            }
        }
        return out.toString();
    }

    private OutputPrefix with(PrefixPart... more) {
        List<PrefixPart> all = new ArrayList<>(parts);
        all.addAll(List.of(more));
        return new OutputPrefix(all);
    }

    private static Timestamp timestamp() {
        return new Timestamp(
                DEFAULT_TIME, TimestampPattern.compile(DEFAULT_TIME).orElseThrow());
    }
}
