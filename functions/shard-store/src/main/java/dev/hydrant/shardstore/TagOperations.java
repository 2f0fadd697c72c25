package dev.hydrant.shardstore;

import dev.hydrant.wire.Operation;
import dev.hydrant.wire.Service;
import dev.hydrant.wire.Shape;
import dev.hydrant.wire.Struct;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Tags streams and consumers, and lists their tags by key.
final class TagOperations {

    private static final Operation LIST = Service.KINESIS.operation("ListTagsForStream");
    private static final Operation LIST_OF_RESOURCE = Service.KINESIS.operation("ListTagsForResource");
    private static final int MAX_LISTED = 50;

    private final ShardStore store;
    private final StreamNames names;

    TagOperations(ShardStore store, StreamNames names) {
        this.store = store;
        this.names = names;
    }

    Struct add(Struct input) {
        StoredStream stream = names.stream(input);
        Map<String, String> tags = Tags.of(input);
        change(stream, current -> Tags.with(current, tags, "add tags to " + named(stream)));
        return empty("AddTagsToStream");
    }

    Struct remove(Struct input) {
        List<String> keys = input.texts("TagKeys");
        StoredStream stream = names.stream(input);
        Tags.refuseInvalid(keys);
        change(stream, current -> Tags.without(current, keys, "remove tags from " + named(stream)));
        return empty("RemoveTagsFromStream");
    }

    Struct list(Struct input) {
        StoredStream stream = names.stream(input);
        int limit = input.integer("Limit", MAX_LISTED);
        String after = input.textIfPresent("ExclusiveStartTagKey").orElse("");
        List<Map.Entry<String, String>> rest = stream.settings().tags().entrySet().stream()
                .filter(tag -> tag.getKey().compareTo(after) > 0)
                .toList();
        return Struct.of(LIST.output())
                .with("Tags", views(LIST, rest.subList(0, Math.min(limit, rest.size()))))
                .with("HasMoreTags", rest.size() > limit)
                .build();
    }

    Struct tagResource(Struct input) {
        Map<String, String> tags = Tags.of(input);
        StreamNames.Resource resource = names.resource(input.text("ResourceARN"));
        change(resource, current -> Tags.with(current, tags, "add tags to " + named(resource.stream())));
        return empty("TagResource");
    }

    Struct untagResource(Struct input) {
        List<String> keys = input.texts("TagKeys");
        Tags.refuseInvalid(keys);
        StreamNames.Resource resource = names.resource(input.text("ResourceARN"));
        change(resource, current -> Tags.without(current, keys, "remove tags from " + named(resource.stream())));
        return empty("UntagResource");
    }

    Struct listOfResource(Struct input) {
        StreamNames.Resource resource = names.resource(input.text("ResourceARN"));
        StreamConsumer consumer = resource.consumer();
        Map<String, String> tags =
                consumer == null ? resource.stream().settings().tags() : consumer.tags();
        return Struct.of(LIST_OF_RESOURCE.output())
                .with("Tags", views(LIST_OF_RESOURCE, List.copyOf(tags.entrySet())))
                .build();
    }

    private void change(StreamNames.Resource resource, UnaryOperator<Map<String, String>> change) {
        StreamConsumer consumer = resource.consumer();
        if (consumer == null) {
            change(resource.stream(), change);
        } else {
            store.change(resource.stream(), consumer, current -> current.withTags(change.apply(current.tags())));
        }
    }

    private void change(StoredStream stream, UnaryOperator<Map<String, String>> change) {
        store.changeSettings(stream, settings -> settings.withTags(change.apply(settings.tags())));
    }

    private String named(StoredStream stream) {
        return "stream " + stream.name() + " under account " + store.settings().account();
    }

    private static List<Struct> views(Operation operation, List<Map.Entry<String, String>> tags) {
        Shape.Structure shape = operation.output().inner("Tags");
        return tags.stream()
                .map(tag -> Struct.of(shape)
                        .with("Key", tag.getKey())
                        .with("Value", tag.getValue())
                        .build())
                .toList();
    }

    private static Struct empty(String operation) {
        return Struct.of(Service.KINESIS.operation(operation).output()).build();
    }
}
