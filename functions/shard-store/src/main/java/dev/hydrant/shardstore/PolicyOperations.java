package dev.hydrant.shardstore;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.Operation;
import dev.hydrant.wire.Service;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Struct;
import dev.hydrant.wire.auth.InvalidPolicyException;
import dev.hydrant.wire.auth.Policy;
import java.util.Optional;

/// Keeps the resource policies of streams and consumers.
final class PolicyOperations {

    private static final Operation GET = Service.KINESIS.operation("GetResourcePolicy");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

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
        refuseUnenforceable(policy);
        StreamNames.Resource resource = names.resource(input.text("ResourceARN"));
        refuseUnlessActive(resource);
        set(resource, policy);
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

    static String policyOf(StreamNames.Resource resource) {
        StreamConsumer consumer = resource.consumer();
        return consumer == null ? resource.stream().settings().policy() : consumer.policy();
    }

    private void set(StreamNames.Resource resource, String policy) {
        StreamConsumer consumer = resource.consumer();
        if (consumer == null) {
            store.changeSettings(resource.stream(), settings -> settings.withPolicy(policy));
        } else {
            store.change(resource.stream(), consumer, current -> current.withPolicy(policy));
        }
    }

    /// A consumer takes a policy once it is ACTIVE, as was seen of AWS; a stream takes it from the first.
    private void refuseUnlessActive(StreamNames.Resource resource) {
        StreamConsumer consumer = resource.consumer();
        if (consumer != null && !store.consumerStatus(consumer).equals(Optional.of(StreamStatus.ACTIVE))) {
            throw new ServiceException(
                    ErrorCode.RESOURCE_IN_USE,
                    "Consumer " + consumer.name() + " with creation timestamp " + consumer.createdMillis() / 1000
                            + " under stream " + resource.stream().name() + " and account "
                            + store.settings().account() + " is not in ACTIVE status.");
        }
    }

    private static void refuseUnenforceable(String policy) {
        if (policy.length() > MAX_POLICY) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT,
                    "The policy has " + policy.length() + " characters, the limit is " + MAX_POLICY + ".");
        }
        read(policy);
    }

    /// A policy as it is enforced.
    ///
    /// @throws ServiceException where it is malformed, or says what can't be enforced
    static Policy read(String policy) {
        try {
            return Policy.ofResource(JSON.readTree(policy));
        } catch (JsonProcessingException e) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT, "The policy isn't JSON: " + e.getOriginalMessage(), e);
        } catch (InvalidPolicyException e) {
            throw new ServiceException(
                    ErrorCode.INVALID_ARGUMENT, "The policy can't be enforced: " + e.getMessage(), e);
        }
    }

    private static Struct empty(String operation) {
        return Struct.of(Service.KINESIS.operation(operation).output()).build();
    }
}
