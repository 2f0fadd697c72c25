package dev.hydrant.shardstore;

import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.Operation;
import dev.hydrant.wire.Service;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Struct;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Registers, describes and lists the consumers of streams.
final class ConsumerOperations {

    private static final Operation REGISTER = Service.KINESIS.operation("RegisterStreamConsumer");
    private static final Operation DESCRIBE = Service.KINESIS.operation("DescribeStreamConsumer");
    private static final Operation LIST = Service.KINESIS.operation("ListStreamConsumers");
    private static final int MAX_CONSUMERS = 20;
    private static final int MAX_CREATING = 5;
    private static final int DEFAULT_LISTED = 100;

    private final ShardStore store;
    private final StreamNames names;
    private final PageTokens tokens;

    ConsumerOperations(ShardStore store, StreamNames names, PageTokens tokens) {
        this.store = store;
        this.names = names;
        this.tokens = tokens;
    }

    Struct register(Struct input) {
        String name = input.text("ConsumerName");
        Map<String, String> tags = input.has("Tags") ? Tags.of(input) : Map.of();
        StoredStream found = names.stream(input);
        StoredStream changed = store.change(found, stream -> {
            refuseUnlessThere(stream);
            List<StreamConsumer> consumers = shown(stream);
            if (consumers.stream().anyMatch(consumer -> consumer.name().equals(name))) {
                throw new ServiceException(
                        ErrorCode.RESOURCE_IN_USE,
                        "Consumer " + name + " under stream " + names.arn(stream.name()) + " already exists.");
            }
            refuseMore(stream, consumers);
            return new CatalogEntry.ConsumerChanged(
                    stream.name(),
                    StreamConsumer.of(
                            name, store.clock().millis(), Tags.with(Map.of(), tags, "add tags to consumer " + name)));
        });
        StreamConsumer consumer = changed.consumer(name).orElseThrow();
        return Struct.of(REGISTER.output())
                .with("Consumer", view(Struct.of(REGISTER.output().inner("Consumer")), changed, consumer))
                .build();
    }

    Struct deregister(Struct input) {
        StreamNames.Resource resource = consumer(input);
        StreamConsumer consumer = resource.consumer();
        if (consumer != null && consumer.deletedMillis() == StoredStream.NOT_DELETED) {
            store.change(
                    resource.stream(),
                    consumer,
                    current -> current.deletedAt(store.clock().millis()));
        }
        return Struct.of(Service.KINESIS.operation("DeregisterStreamConsumer").output())
                .build();
    }

    Struct describe(Struct input) {
        StreamNames.Resource resource = consumer(input);
        StreamConsumer consumer = resource.consumer();
        if (consumer == null) {
            throw new IllegalStateException("consumer() answers a consumer");
        }
        Struct description = view(
                Struct.of(DESCRIBE.output().inner("ConsumerDescription"))
                        .with("StreamARN", names.arn(resource.stream().name())),
                resource.stream(),
                consumer);
        return Struct.of(DESCRIBE.output())
                .with("ConsumerDescription", description)
                .build();
    }

    Struct list(Struct input) {
        StoredStream stream = names.stream(input);
        int limit = Math.min(input.integer("MaxResults", DEFAULT_LISTED), DEFAULT_LISTED);
        Optional<PageTokens.Place> place =
                tokens.read(input, PageTokens.Listing.CONSUMERS, List.of("StreamCreationTimestamp"));
        if (place.isPresent() && !place.get().of().equals(stream.name())) {
            throw PageTokens.invalid();
        }
        String after = place.map(PageTokens.Place::last).orElse("");
        List<StreamConsumer> rest = shown(stream).stream()
                .filter(consumer -> consumer.name().compareTo(after) > 0)
                .toList();
        List<StreamConsumer> page = rest.subList(0, Math.min(limit, rest.size()));
        String next = rest.size() > limit
                ? tokens.write(new PageTokens.Place(
                        PageTokens.Listing.CONSUMERS,
                        stream.name(),
                        page.getLast().name(),
                        ""))
                : null;
        return Struct.of(LIST.output())
                .with(
                        "Consumers",
                        page.stream()
                                .map(consumer -> view(Struct.of(LIST.output().inner("Consumers")), stream, consumer))
                                .toList())
                .with("NextToken", next)
                .build();
    }

    /// The consumer that a request means by its ARN, or by its stream's ARN and its name, or by all of them.
    private StreamNames.Resource consumer(Struct input) {
        Optional<String> arn = input.textIfPresent("ConsumerARN");
        Optional<String> name = input.textIfPresent("ConsumerName");
        if (arn.isEmpty() && (name.isEmpty() || !input.has("StreamARN"))) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Either ConsumerARN or both StreamARN and ConsumerName must be specified.");
        }
        StreamNames.Resource resource = arn.isPresent()
                ? names.resource(arn.get())
                : names.resource(consumerArn(names.stream(input), name.orElseThrow()));
        StreamConsumer consumer = resource.consumer();
        boolean agree = consumer != null
                && name.map(consumer.name()::equals).orElse(true)
                && names.nameInArn(input).map(resource.stream().name()::equals).orElse(true);
        if (!agree) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT, "StreamARN, ConsumerName and ConsumerARN don't mean one consumer.");
        }
        return resource;
    }

    private String consumerArn(StoredStream stream, String name) {
        return stream.consumer(name)
                .map(consumer -> names.arn(stream, consumer))
                .orElse(names.arn(stream.name()) + "/consumer/" + name);
    }

    private List<StreamConsumer> shown(StoredStream stream) {
        return stream.consumers().stream()
                .filter(consumer -> store.consumerStatus(consumer).isPresent())
                .sorted(Comparator.comparing(StreamConsumer::name))
                .toList();
    }

    private void refuseUnlessThere(StoredStream stream) {
        StreamStatus status = store.status(stream);
        if (status == StreamStatus.CREATING || status == StreamStatus.DELETING) {
            throw new ServiceException(
                    ErrorCode.RESOURCE_IN_USE,
                    "Stream " + stream.name() + " under account "
                            + store.settings().account() + " not ACTIVE, instead in state " + status);
        }
    }

    private void refuseMore(StoredStream stream, List<StreamConsumer> consumers) {
        long creating = consumers.stream()
                .filter(consumer -> store.consumerStatus(consumer).equals(Optional.of(StreamStatus.CREATING)))
                .count();
        if (consumers.size() >= MAX_CONSUMERS || creating >= MAX_CREATING) {
            throw new ServiceException(
                    ErrorCode.LIMIT_EXCEEDED,
                    "Stream " + stream.name() + " under account "
                            + store.settings().account() + " can have at most " + MAX_CONSUMERS
                            + " consumers, and " + MAX_CREATING + " of them in CREATING state at a time.");
        }
    }

    private Struct view(Struct.Builder into, StoredStream stream, StreamConsumer consumer) {
        return into.with("ConsumerName", consumer.name())
                .with("ConsumerARN", names.arn(stream, consumer))
                .with(
                        "ConsumerStatus",
                        store.consumerStatus(consumer)
                                .orElse(StreamStatus.DELETING)
                                .name())
                .with("ConsumerCreationTimestamp", Instant.ofEpochMilli(consumer.createdMillis()))
                .build();
    }
}
