package dev.hydrant.wire;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One of AWS's services: what its targets begin with, the encodings it speaks, and its operations.
public record Service(String name, String targetPrefix, List<Encoding> encodings, Map<String, Operation> operations) {

    public static final Service KINESIS =
            of("Kinesis", "Kinesis_20131202", List.of(Encoding.JSON, Encoding.CBOR), KinesisOperations.ALL);

    public static final Service FIREHOSE =
            of("Firehose", "Firehose_20150804", List.of(Encoding.JSON), FirehoseOperations.ALL);

    public Service {
        encodings = List.copyOf(encodings);
        operations = Map.copyOf(operations);
    }

    private static Service of(String name, String targetPrefix, List<Encoding> encodings, List<Operation> operations) {
        return new Service(
                name,
                targetPrefix,
                encodings,
                operations.stream().collect(Collectors.toMap(Operation::name, Function.identity())));
    }

    /// What signatures, actions and ARNs call the service.
    public String signingName() {
        return name.toLowerCase(Locale.ROOT);
    }

    public Optional<Operation> find(String operation) {
        return Optional.ofNullable(operations.get(operation));
    }

    /// An operation that must exist.
    public Operation operation(String operation) {
        return find(operation).orElseThrow(() -> new IllegalArgumentException(name + " has no operation " + operation));
    }
}
