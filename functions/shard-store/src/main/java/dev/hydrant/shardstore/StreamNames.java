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

    private Optional<String> name(Struct input) {
        Optional<String> name = input.textIfPresent("StreamName");
        Optional<String> named = nameInArn(input);
        if (name.isPresent() && named.isPresent() && !name.equals(named)) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT,
                    "StreamName " + name.get() + " and StreamARN " + input.text("StreamARN") + " differ.");
        }
        return name.or(() -> named);
    }

    /// The name in `StreamARN`, which must be an ARN of this account and region.
    Optional<String> nameInArn(Struct input) {
        Optional<String> arn = input.textIfPresent("StreamARN");
        if (arn.isEmpty()) {
            return arn;
        }
        String named = arn.get().substring(arn.get().indexOf(ARN_NAME) + ARN_NAME.length());
        if (!arn.get().equals(arn(named)) || StreamSpec.isHidden(named)) {
            throw new ServiceException(
                    ErrorCode.RESOURCE_NOT_FOUND,
                    "Stream " + named + " under account " + account(arn.get()) + " not found.");
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
