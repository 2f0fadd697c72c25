package dev.hydrant.wire.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hydrant.wire.Caller;
import dev.hydrant.wire.EndedCall;
import dev.hydrant.wire.EndedCall.Outcome;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.auth.RequestedResources;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;

/// Writes a call as CloudTrail records it: one line of JSON, without the data that the call carried.
public final class CloudTrailRecord {

    /// The most that a line holds of what was asked.
    static final int MAX_PARAMETERS_CHARACTERS = 16 * 1024;

    private static final int MAX_TEXT_CHARACTERS = 1024;
    private static final String VERSION = "1.08";
    private static final int ACCOUNT_OF_ARN = 4;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String region;
    private final String account;
    private final RequestedResources resources;

    public CloudTrailRecord(String region, String account, RequestedResources resources) {
        this.region = region;
        this.account = account;
        this.resources = resources;
    }

    /// @param time when the call ended
    /// @return the line, with its end
    public byte[] line(EndedCall call, Instant time) {
        CalledOperation called = CalledOperation.of(call);
        ObjectNode line = NODES.objectNode();
        line.put("eventVersion", VERSION);
        line.set("userIdentity", identity(call));
        line.put("eventTime", time.truncatedTo(ChronoUnit.SECONDS).toString());
        line.put("eventSource", cut(called.source()));
        line.put("eventName", cut(called.name()));
        line.put("awsRegion", region);
        line.put("sourceIPAddress", call.request().source());
        line.put("userAgent", cut(call.request().header("user-agent").orElse("")));
        if (call.outcome() instanceof Outcome.Failed failed) {
            addFailure(line, failed.failure());
        }
        line.set("requestParameters", requestParameters(call));
        line.set("responseElements", responseElements(call, called));
        line.put("requestID", call.requestId());
        line.put(
                "eventID",
                UUID.nameUUIDFromBytes(call.requestId().getBytes(UTF_8)).toString());
        line.put("readOnly", called.readsOnly());
        line.set("resources", resources(call));
        line.put("eventType", "AwsApiCall");
        line.put("managementEvent", !called.isOnData());
        line.put("recipientAccountId", account);
        line.put("eventCategory", called.isOnData() ? "Data" : "Management");
        return (line + "\n").getBytes(UTF_8);
    }

    private static ObjectNode identity(EndedCall call) {
        ObjectNode identity = NODES.objectNode();
        if (call.caller().orElse(null) instanceof Caller.User user) {
            String name = user.arn().substring(user.arn().lastIndexOf('/') + 1);
            return identity.put("type", "IAMUser")
                    .put("principalId", name)
                    .put("arn", user.arn())
                    .put("accountId", user.arn().split(":", ACCOUNT_OF_ARN + 2)[ACCOUNT_OF_ARN])
                    .put("accessKeyId", user.accessKeyId())
                    .put("userName", name);
        }
        return identity.put("type", "Unknown");
    }

    private static void addFailure(ObjectNode line, ServiceException failure) {
        line.put("errorCode", failure.code().wireName());
        String message = failure.getMessage();
        if (message != null && !message.isEmpty()) {
            line.put("errorMessage", cut(message));
        }
    }

    private static JsonNode requestParameters(EndedCall call) {
        if (call.input().isEmpty()) {
            return NODES.nullNode();
        }
        ObjectNode parameters = Parameters.of(call.input().get().members());
        int length = parameters.toString().length();
        return length <= MAX_PARAMETERS_CHARACTERS
                ? parameters
                : NODES.objectNode().put("omitted", true).put("originalSize", length);
    }

    /// The ids of what a call made; a call that only reads makes nothing.
    private static JsonNode responseElements(EndedCall call, CalledOperation called) {
        if (!(call.outcome() instanceof Outcome.Answered answered) || called.readsOnly()) {
            return NODES.nullNode();
        }
        ObjectNode elements = Parameters.texts(answered.output());
        return elements.isEmpty() ? NODES.nullNode() : elements;
    }

    private ArrayNode resources(EndedCall call) {
        ArrayNode array = NODES.arrayNode();
        call.input().ifPresent(input -> {
            for (String arn : arns(input)) {
                array.addObject()
                        .put("accountId", account)
                        .put("type", type(arn))
                        .put("ARN", cut(arn));
            }
        });
        return array;
    }

    private Set<String> arns(EndedCall.Input input) {
        try {
            return resources.arns(input.operation(), input.members());
        } catch (ServiceException e) {
            return Set.of(); // an iterator or a token that isn't ours names nothing
        }
    }

    private static String type(String arn) {
        if (arn.contains(":deliverystream/")) {
            return "AWS::KinesisFirehose::DeliveryStream";
        }
        return arn.contains("/consumer/") ? "AWS::Kinesis::StreamConsumer" : "AWS::Kinesis::Stream";
    }

    private static String cut(String text) {
        return text.length() <= MAX_TEXT_CHARACTERS ? text : text.substring(0, MAX_TEXT_CHARACTERS);
    }
}
