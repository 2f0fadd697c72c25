package dev.hydrant.s3;

import dev.hydrant.s3.PrefixPart.KeySource;
import dev.hydrant.s3.PrefixPart.PartitionKey;
import dev.hydrant.sink.ErrorKind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;

/// What AWS asks of an S3 destination's two prefixes when a delivery stream is created, in its own words.
public final class PrefixRules {

    private static final Instant ANY_TIME = Instant.parse("2026-12-31T23:59:59.999Z");

    private PrefixRules() {}

    /// Whether a delivery stream partitions dynamically, and by which keys of its jq query.
    public sealed interface Partitioning {
        record Static() implements Partitioning {}

        /// @param queryKeys what the jq query makes, none where there is no query
        record Dynamic(Set<String> queryKeys) implements Partitioning {
            public Dynamic {
                queryKeys = Set.copyOf(queryKeys);
            }
        }
    }

    /// Checks both prefixes and gives back what is used.
    ///
    /// @param prefix empty where the configuration has none
    /// @param errorOutputPrefix empty where the configuration has none
    public static S3Prefixes check(String prefix, String errorOutputPrefix, ZoneId zone, Partitioning partitioning)
            throws InvalidPrefixException {
        OutputPrefix data = OutputPrefix.parse(prefix, PrefixField.PREFIX);
        OutputPrefix errors = OutputPrefix.parse(errorOutputPrefix, PrefixField.ERROR_OUTPUT_PREFIX);
        require(
                !data.namesErrorOutputType(),
                "Prefix must not contain any occurrence of !{firehose:error-output-type}");
        require(
                !data.hasExpressions() || !errorOutputPrefix.isEmpty(),
                "ErrorOutputPrefix cannot be null or empty when Prefix contains expressions");
        require(
                !errors.hasExpressions() || errors.namesErrorOutputType(),
                "ErrorOutputPrefix must contain at least one occurrence of !{firehose:error-output-type}");
        require(
                errors.partitionKeys().isEmpty(),
                "Dynamic Partitioning Namespaces can't be part of an error prefix expression");
        checkPartitioning(data, partitioning);
        OutputPrefix usedForData = data.orTimed();
        OutputPrefix usedForErrors = errorOutputPrefix.isEmpty() ? data.defaultForErrors() : errors;
        checkKey(usedForData, PrefixField.PREFIX, zone);
        for (ErrorKind kind : ErrorKind.values()) {
            checkKey(usedForErrors.forErrors(kind), PrefixField.ERROR_OUTPUT_PREFIX, zone);
        }
        return new S3Prefixes(usedForData, usedForErrors);
    }

    private static void checkPartitioning(OutputPrefix data, Partitioning partitioning) throws InvalidPrefixException {
        List<PartitionKey> named = data.partitionKeys();
        switch (partitioning) {
            case Partitioning.Static none ->
                require(
                        named.isEmpty(),
                        "Dynamic Partitioning Namespaces can only be part of a prefix expression when Dynamic"
                                + " Partitioning is enabled.");
            case Partitioning.Dynamic dynamic -> {
                require(
                        !named.isEmpty(),
                        "S3 Prefix should contain Dynamic Partitioning namespaces when Dynamic Partitioning is enabled");
                for (String key : dynamic.queryKeys()) {
                    require(
                            named.contains(new PartitionKey(KeySource.QUERY, key)),
                            "MetaDataExtraction JQ Query can't contain keys that are not present in the S3 Prefix"
                                    + " expression");
                }
            }
        }
    }

    private static void checkKey(OutputPrefix prefix, PrefixField field, ZoneId zone) throws InvalidPrefixException {
        String evaluated = prefix.evaluate(new ShortestValues(ANY_TIME.atZone(zone)));
        require(
                evaluated.indexOf('\0') < 0 && !KeySegments.of(evaluated + "n").hasDots(),
                field.inLengthMessage()
                        + " must not contain a path segment . or .. or a NUL: no store keeps such a key");
        require(
                evaluated.length() <= OutputPrefix.LONGEST_EVALUATED,
                "Length of evaluated " + field.inLengthMessage() + " cannot be greater than "
                        + OutputPrefix.LONGEST_EVALUATED);
    }

    private static void require(boolean holds, String message) throws InvalidPrefixException {
        if (!holds) {
            throw new InvalidPrefixException(message);
        }
    }

    /// Partition keys are one character at least; how long they are is known from records only.
    private record ShortestValues(ZonedDateTime oldest) implements PrefixValues {
        @Override
        public String randomString(int place) {
            return "0".repeat(DerivedNames.RANDOM_CHARACTERS);
        }

        @Override
        public String partitionKey(PartitionKey key) {
            return "k";
        }
    }
}
