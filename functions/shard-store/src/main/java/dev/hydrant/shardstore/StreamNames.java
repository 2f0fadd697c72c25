package dev.hydrant.shardstore;

import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Struct;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the stream that a request means: by `StreamName`, by `StreamARN`, or by both at once.
final class StreamNames {

    private static final String ARN_NAME = ":stream/";
    private static final String CONSUMER = "/consumer/";
    private static final String CREATION = "StreamCreationTimestamp";

    private final ShardStore store;

    StreamNames(ShardStore store) {
        this.store = store;
    }

    /// @throws ServiceException if there is none, or `StreamCreationTimestamp` means another of that name
    StoredStream stream(Struct input) {
        StoredStream stream = store.stream(name(input));
        boolean isOther = input.shape().positions().containsKey(CREATION)
                && input.timeIfPresent(CREATION)
                        .filter(time -> time.getEpochSecond() != stream.createdMillis() / 1000)
                        .isPresent();
        if (isOther) {
            throw new ServiceException(
                    ErrorCode.RESOURCE_NOT_FOUND,
                    "No stream " + stream.name() + " was created at the " + CREATION + ".");
        }
        return stream;
    }

    /// The name that a request gives, whether there is such a stream or not.
    String name(Struct input) {
        return nameIfPresent(input)
                .orElseThrow(() -> new ServiceException(
                        ErrorCode.INVALID_ARGUMENT, "Either StreamName or StreamARN must be specified."));
    }

    /// The name that a request gives, if it gives one.
    Optional<String> nameIfPresent(Struct input) {
        Optional<String> name = member(input, "StreamName");
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
        return member(input, "StreamARN").map(this::nameIn);
    }

    /// A member that not every operation has.
    private static Optional<String> member(Struct input, String name) {
        return input.shape().positions().containsKey(name) ? input.textIfPresent(name) : Optional.empty();
    }

    private String nameIn(String arn) {
        return nameOf(arn).orElseThrow(() -> {
            String named = arn.substring(arn.indexOf(ARN_NAME) + ARN_NAME.length());
            return notFound(named, account(arn));
        });
    }

    /// That there is no stream of this name.
    static ServiceException notFound(String name, String account) {
        return new ServiceException(
                ErrorCode.RESOURCE_NOT_FOUND, "Stream " + name + " under account " + account + " not found.");
    }

    /// The name in the ARN of a stream, which may not exist; empty if it is no ARN of this account and region.
    Optional<String> nameOf(String arn) {
        int at = arn.indexOf(ARN_NAME);
        String named = at < 0 ? "" : arn.substring(at + ARN_NAME.length());
        return arn.equals(arn(named)) && !StreamSpec.isHidden(named) ? Optional.of(named) : Optional.empty();
    }

    /// The stream, and perhaps its consumer, that an ARN means.
    Resource resource(String arn) {
        int at = arn.indexOf(CONSUMER);
        if (at < 0) {
            return new Resource(store.stream(nameIn(arn)), null);
        }
        StoredStream stream = store.stream(nameIn(arn.substring(0, at)));
        return consumer(stream, arn).orElseThrow(() -> noConsumer(arn));
    }

    /// That there is no consumer of this ARN.
    ServiceException noConsumer(String arn) {
        return new ServiceException(
                ErrorCode.RESOURCE_NOT_FOUND,
                "Consumer " + arn.substring(arn.indexOf(CONSUMER) + CONSUMER.length()) + ", account "
                        + store.settings().account() + " not found.");
    }

    /// The same, if there is one.
    Optional<Resource> resourceIfPresent(String arn) {
        int at = arn.indexOf(CONSUMER);
        Optional<StoredStream> stream =
                nameOf(at < 0 ? arn : arn.substring(0, at)).flatMap(store::find);
        return at < 0 ? stream.map(found -> new Resource(found, null)) : stream.flatMap(found -> consumer(found, arn));
    }

    private Optional<Resource> consumer(StoredStream stream, String arn) {
        return stream.consumers().stream()
                .filter(consumer -> store.consumerStatus(consumer).isPresent())
                .filter(consumer -> arn(stream, consumer).equals(arn))
                .findFirst()
                .map(consumer -> new Resource(stream, consumer));
    }

    /// What a `ResourceARN` means: a stream, or one of its consumers.
    ///
    /// @param consumer null where it is the stream
    record Resource(StoredStream stream, @Nullable StreamConsumer consumer) {}

    String arn(StoredStream stream, StreamConsumer consumer) {
        return arn(stream.name()) + CONSUMER + consumer.name() + ":" + consumer.createdMillis() / 1000;
    }

    String arn(String name) {
        StoreSettings settings = store.settings();
        return "arn:aws:kinesis:" + settings.region() + ":" + settings.account() + ARN_NAME + name;
    }

    private static String account(String arn) {
        return arn.split(":", 6)[4];
    }
}
