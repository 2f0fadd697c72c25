package dev.hydrant.shardstore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.Operation;
import dev.hydrant.wire.Service;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Struct;

/// Keeps the resource policies of streams and consumers.
final class PolicyOperations {

    private static final Operation GET = Service.KINESIS.operation("GetResourcePolicy");
    private static final ObjectMapper JSON = new ObjectMapper();

    /// AWS's bound of a resource policy, in characters.
    private static final int MAX_POLICY = 20 * 1024;

    private final ShardStore store;
    private final StreamNames names;

    PolicyOperations(ShardStore store, StreamNames names) {
        this.store = store;
        this.names = names;
    }

    Struct put(Struct input) {
        String policy = input.text("Policy");
        refuseMalformed(policy);
        set(names.resource(input.text("ResourceARN")), policy);
        return empty("PutResourcePolicy");
    }

    Struct get(Struct input) {
        String policy = policyOf(names.resource(input.text("ResourceARN")));
        return Struct.of(GET.output())
                .with("Policy", policy.isEmpty() ? "{}" : policy)
                .build();
    }

    Struct delete(Struct input) {
        StreamNames.Resource resource = names.resource(input.text("ResourceARN"));
        if (policyOf(resource).isEmpty()) {
            throw new ServiceException(
                    ErrorCode.RESOURCE_NOT_FOUND,
                    "No resource policy found for resource ARN " + input.text("ResourceARN"));
        }
        set(resource, "");
        return empty("DeleteResourcePolicy");
    }

    private static String policyOf(StreamNames.Resource resource) {
        StreamConsumer consumer = resource.consumer();
        return consumer == null ? resource.stream().settings().policy() : consumer.policy();
    }

    private void set(StreamNames.Resource resource, String policy) {
        StreamConsumer consumer = resource.consumer();
        if (consumer == null) {
            store.change(
                    resource.stream(),
                    current -> new CatalogEntry.Changed(
                            current.name(),
                            current.settings().withPolicy(policy),
                            current.busyUntilMillis(),
                            current.resharding()));
        } else {
            store.change(resource.stream(), consumer, current -> current.withPolicy(policy));
        }
    }

    private static void refuseMalformed(String policy) {
        if (policy.length() > MAX_POLICY) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT,
                    "The policy has " + policy.length() + " characters, the limit is " + MAX_POLICY + ".");
        }
        JsonNode statements;
        try {
            JsonNode tree = JSON.readTree(policy);
            statements = tree == null ? JSON.missingNode() : tree.path("Statement");
        } catch (JsonProcessingException e) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT, "The policy isn't JSON: " + e.getOriginalMessage(), e);
        }
        if (!statements.isArray() && !statements.isObject()) {
            throw new ServiceException(ErrorCode.INVALID_ARGUMENT, "The policy has no Statement.");
        }
    }

    private static Struct empty(String operation) {
        return Struct.of(Service.KINESIS.operation(operation).output()).build();
    }
}
