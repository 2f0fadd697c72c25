package dev.hydrant.wire.auth;

import dev.hydrant.wire.Operation;
import dev.hydrant.wire.Service;
import dev.hydrant.wire.Struct;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The resources that a request names, as the members of its operation tell.
///
/// A request may name a stream twice, by its name and by its ARN: then both count.
public final class RequestedResources {

    private static final String ARN_NAME = ":stream/";
    private static final String CONSUMER_ARN = "ConsumerARN";
    private static final String CONSUMER_NAME = "ConsumerName";
    private static final String DELIVERY_STREAM_NAME = "DeliveryStreamName";
    private static final String ITERATOR = "ShardIterator";
    private static final String NEXT_TOKEN = "NextToken";
    private static final String RESOURCE_ARN = "ResourceARN";
    private static final String SOURCE = "KinesisStreamSourceConfiguration";
    private static final String STREAM_ARN = "StreamARN";
    private static final String STREAM_NAME = "StreamName";

    private final String region;
    private final String account;
    private final ResourceDirectory directory;

    public RequestedResources(String region, String account, ResourceDirectory directory) {
        this.region = region;
        this.account = account;
        this.directory = directory;
    }

    /// All that a caller must be allowed to do for this request; at least one.
    ///
    /// @param input has been validated
    List<Access> accesses(Service service, Operation operation, Struct input) {
        String action = service.signingName() + ":" + operation.name();
        Set<Access> accesses = new LinkedHashSet<>();
        for (String arn : arns(operation, input)) {
            accesses.add(new Access(action, arn));
        }
        if (accesses.isEmpty()) {
            accesses.add(new Access(action, Access.ACCOUNT_WIDE));
        }
        // no role is assumed here, so whoever has a stream delivered must be allowed to read it; of its ARN only the
        // name counts to a delivery
        structure(input, SOURCE)
                .flatMap(source -> text(source, "KinesisStreamARN"))
                .ifPresent(arn -> accesses.add(new Access("kinesis:GetRecords", stream(streamName(arn)))));
        return List.copyOf(accesses);
    }

    /// The ARNs of what a request names; none where it concerns the whole account.
    public Set<String> arns(Operation operation, Struct input) {
        Set<String> arns = new LinkedHashSet<>();
        text(input, DELIVERY_STREAM_NAME)
                .ifPresent(name -> arns.add("arn:aws:firehose:" + place() + ":deliverystream/" + name));
        text(input, RESOURCE_ARN).ifPresent(arns::add);
        if (has(operation, CONSUMER_ARN)) {
            text(input, CONSUMER_ARN).ifPresent(arns::add);
            text(input, STREAM_ARN)
                    .ifPresent(
                            stream -> text(input, CONSUMER_NAME).ifPresent(name -> arns.add(consumer(stream, name))));
            return arns;
        }
        text(input, STREAM_NAME).ifPresent(name -> arns.add(stream(name)));
        text(input, STREAM_ARN).ifPresent(arns::add);
        text(input, ITERATOR).ifPresent(iterator -> arns.add(stream(directory.streamOfIterator(iterator))));
        if (has(operation, STREAM_NAME)) {
            text(input, NEXT_TOKEN).ifPresent(token -> arns.add(stream(directory.streamOfToken(token))));
        }
        return arns;
    }

    /// The policy of what an access concerns.
    Optional<Policy> policyOf(Access access) {
        return directory.policyOf(access.resource());
    }

    private String consumer(String streamArn, String name) {
        return directory.consumerArn(streamArn, name).orElse(streamArn + "/consumer/" + name);
    }

    private static String streamName(String arn) {
        return arn.substring(arn.indexOf(ARN_NAME) + ARN_NAME.length());
    }

    private String stream(String name) {
        return "arn:aws:kinesis:" + place() + ARN_NAME + name;
    }

    private String place() {
        return region + ":" + account;
    }

    private static boolean has(Operation operation, String member) {
        return operation.input().positions().containsKey(member);
    }

    private static Optional<String> text(Struct input, String member) {
        return input.shape().positions().containsKey(member) ? input.textIfPresent(member) : Optional.empty();
    }

    private static Optional<Struct> structure(Struct input, String member) {
        return input.shape().positions().containsKey(member) ? input.structIfPresent(member) : Optional.empty();
    }
}
