package dev.hydrant.shardstore;

import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Struct;
import java.util.Optional;

/// Finds the stream that a request means: by `StreamName`, by `StreamARN`, or by both at once.
final class StreamNames {

    private static final String ARN_NAME = ":stream/";

    private final ShardStore store;

    StreamNames(ShardStore store) {
        this.store = store;
    }

    StoredStream stream(Struct input) {
        return store.stream(name(input)
                .orElseThrow(() -> new ServiceException(
                        ErrorCode.INVALID_ARGUMENT, "Either StreamName or StreamARN must be specified.")));
    }

    Optional<String> name(Struct input) {
        Optional<String> name = input.textIfPresent("StreamName");
        Optional<String> arn = input.textIfPresent("StreamARN");
        if (arn.isEmpty()) {
            return name;
        }
        String named = arn.get().substring(arn.get().indexOf(ARN_NAME) + ARN_NAME.length());
        if (!arn.get().equals(arn(named))) {
            throw new ServiceException(
                    ErrorCode.RESOURCE_NOT_FOUND,
                    "Stream " + named + " under account " + account(arn.get()) + " not found.");
        }
        if (name.isPresent() && !name.get().equals(named)) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT,
                    "StreamName " + name.get() + " and StreamARN " + arn.get() + " differ.");
        }
        return Optional.of(named);
    }

    String arn(String name) {
        StoreSettings settings = store.settings();
        return "arn:aws:kinesis:" + settings.region() + ":" + settings.account() + ARN_NAME + name;
    }

    private static String account(String arn) {
        return arn.split(":", 6)[4];
    }
}
