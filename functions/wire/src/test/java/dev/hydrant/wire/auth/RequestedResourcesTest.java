package dev.hydrant.wire.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.wire.Operation;
import dev.hydrant.wire.RequestDocument;
import dev.hydrant.wire.Service;
import dev.hydrant.wire.Struct;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequestedResourcesTest {

    private static final String STREAM = "arn:aws:kinesis:us-east-1:000000000000:stream/clicks";
    private static final Set<String> NAMING =
            Set.of("ConsumerARN", "DeliveryStreamName", "ResourceARN", "ShardIterator", "StreamARN", "StreamName");
    private static final Set<String> ACCOUNT_WIDE = Set.of(
            "DescribeAccountSettings", "DescribeLimits", "ListDeliveryStreams", "ListStreams", "UpdateAccountSettings");

    private static List<String> accesses(Service service, String name, String body) {
        Operation operation = service.operation(name);
        Struct input = RequestDocument.read(operation, body.replace('\'', '"').getBytes(UTF_8));
        return TestKeys.RESOURCES.accesses(service, operation, input).stream()
                .map(access -> access.action() + " " + access.resource())
                .toList();
    }

    @Test
    void everyOperationNamesItsResourceUnlessItConcernsTheAccount() {
        Stream.of(Service.KINESIS, Service.FIREHOSE)
                .flatMap(service -> service.operations().values().stream())
                .forEach(operation -> assertThat(
                                operation.input().positions().keySet().stream().anyMatch(NAMING::contains))
                        .as(operation.name())
                        .isNotEqualTo(ACCOUNT_WIDE.contains(operation.name())));
    }

    @Test
    void aStreamIsNamedByItsNameItsArnOrBoth() {
        assertThat(accesses(Service.KINESIS, "DescribeStream", "{'StreamName': 'clicks'}"))
                .containsExactly("kinesis:DescribeStream " + STREAM);
        assertThat(accesses(Service.KINESIS, "DescribeStream", "{'StreamARN': '" + STREAM + "'}"))
                .containsExactly("kinesis:DescribeStream " + STREAM);
        assertThat(accesses(
                        Service.KINESIS, "DescribeStream", "{'StreamName': 'other', 'StreamARN': '" + STREAM + "'}"))
                .as("whoever names two needs to be allowed both")
                .hasSize(2);
    }

    @Test
    void anIteratorAndATokenStandForTheirStream() {
        assertThat(accesses(Service.KINESIS, "GetRecords", "{'ShardIterator': 'clicks'}"))
                .containsExactly("kinesis:GetRecords " + STREAM);
        assertThat(accesses(Service.KINESIS, "ListShards", "{'NextToken': 'clicks'}"))
                .containsExactly("kinesis:ListShards " + STREAM);
    }

    @Test
    void aConsumerIsNamedByItsArnOrWithItsStream() {
        String consumer = STREAM + "/consumer/there:1700000000";
        assertThat(accesses(Service.KINESIS, "DescribeStreamConsumer", "{'ConsumerARN': '" + consumer + "'}"))
                .containsExactly("kinesis:DescribeStreamConsumer " + consumer);
        assertThat(accesses(
                        Service.KINESIS,
                        "DescribeStreamConsumer",
                        "{'StreamARN': '" + STREAM + "', 'ConsumerName': 'there'}"))
                .containsExactly("kinesis:DescribeStreamConsumer " + consumer);
        assertThat(accesses(
                        Service.KINESIS,
                        "DeregisterStreamConsumer",
                        "{'StreamARN': '" + STREAM + "', 'ConsumerName': 'gone'}"))
                .containsExactly("kinesis:DeregisterStreamConsumer " + STREAM + "/consumer/gone");
        assertThat(accesses(
                        Service.KINESIS,
                        "RegisterStreamConsumer",
                        "{'StreamARN': '" + STREAM + "', 'ConsumerName': 'new'}"))
                .containsExactly("kinesis:RegisterStreamConsumer " + STREAM);
    }

    @Test
    void whatNamesNothingConcernsTheAccount() {
        assertThat(accesses(Service.KINESIS, "ListStreams", "{}")).containsExactly("kinesis:ListStreams *");
        assertThat(accesses(Service.KINESIS, "ListStreams", "{'NextToken': 'clicks'}"))
                .containsExactly("kinesis:ListStreams *");
        assertThat(accesses(Service.KINESIS, "DescribeStream", "{}")).containsExactly("kinesis:DescribeStream *");
    }

    @Test
    void whoeverHasAStreamDeliveredMustBeAllowedToReadIt() {
        String delivery = "arn:aws:firehose:us-east-1:000000000000:deliverystream/d";
        assertThat(accesses(Service.FIREHOSE, "DeleteDeliveryStream", "{'DeliveryStreamName': 'd'}"))
                .containsExactly("firehose:DeleteDeliveryStream " + delivery);
        assertThat(accesses(
                        Service.FIREHOSE,
                        "CreateDeliveryStream",
                        "{'DeliveryStreamName': 'd', 'DeliveryStreamType': 'KinesisStreamAsSource',"
                                + " 'KinesisStreamSourceConfiguration': {'KinesisStreamARN': '"
                                + STREAM.replace("us-east-1", "eu-west-1").replace("000000000000", "111111111111")
                                + "', 'RoleARN': 'arn:aws:iam::000000000000:role/r'}}"))
                .containsExactly("firehose:CreateDeliveryStream " + delivery, "kinesis:GetRecords " + STREAM);
    }
}
