package dev.hydrant.wire.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.wire.Caller;
import dev.hydrant.wire.EndedCall;
import dev.hydrant.wire.EndedCall.Outcome;
import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.Operation;
import dev.hydrant.wire.RequestDocument;
import dev.hydrant.wire.Service;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.Struct;
import dev.hydrant.wire.WireRequest;
import dev.hydrant.wire.auth.Policy;
import dev.hydrant.wire.auth.RequestedResources;
import dev.hydrant.wire.auth.ResourceDirectory;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CloudTrailRecordTest {

    private static final String ACCOUNT = "000000000000";
    private static final Optional<Caller> ADA =
            Optional.of(new Caller.User("arn:aws:iam::000000000000:user/ada", "AKIDADA"));
    private static final ResourceDirectory FORGED = new ResourceDirectory() {
        @Override
        public String streamOfIterator(String iterator) {
            throw new ServiceException(ErrorCode.INVALID_ARGUMENT, "Invalid ShardIterator.");
        }

        @Override
        public String streamOfToken(String nextToken) {
            throw new ServiceException(ErrorCode.INVALID_ARGUMENT, "NextToken is invalid.");
        }

        @Override
        public Optional<String> consumerArn(String streamArn, String consumerName) {
            return Optional.empty();
        }

        @Override
        public Optional<Policy> policyOf(String arn) {
            return Optional.empty();
        }
    };

    private static JsonNode line(EndedCall call) {
        byte[] line = new CloudTrailRecord("us-east-1", ACCOUNT, new RequestedResources("us-east-1", ACCOUNT, FORGED))
                .line(call, Instant.parse("2026-01-01T12:00:00.123Z"));
        assertThat(new String(line, UTF_8)).endsWith("}\n").hasLineCount(1);
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static EndedCall call(Service service, String name, String body, Outcome outcome) {
        Operation operation = service.operation(name);
        Struct input = RequestDocument.read(operation, body.replace('\'', '"').getBytes(UTF_8));
        return new EndedCall(
                "request-1",
                new WireRequest(
                        "POST", "/", "", Map.of("user-agent", "aws-cli/2\n\"x\""), body.getBytes(UTF_8), "127.0.0.1"),
                service.targetPrefix() + "." + name,
                ADA,
                Optional.of(new EndedCall.Input(service, operation, input)),
                outcome);
    }

    private static Outcome answered(Struct.Builder output) {
        return new Outcome.Answered(output.build());
    }

    @Test
    void aCallIsRecordedInCloudTrailsShape() {
        Struct.Builder output = Struct.of(Service.KINESIS.operation("PutRecord").output())
                .with("ShardId", "shardId-000000000000")
                .with("SequenceNumber", "49");
        JsonNode line = line(call(
                Service.KINESIS,
                "PutRecord",
                "{'StreamName': 'clicks', 'PartitionKey': 'k', 'Data': 'c2VjcmV0'}",
                answered(output)));
        assertThat(line.toString())
                .isEqualTo(("{'eventVersion':'1.08','userIdentity':{'type':'IAMUser','principalId':"
                                + "'ada','arn':'arn:aws:iam::000000000000:user/ada','accountId':'000000000000','accessKeyId':"
                                + "'AKIDADA','userName':'ada'},'eventTime':'2026-01-01T12:00:00Z','eventSource':"
                                + "'kinesis.amazonaws.com','eventName':'PutRecord','awsRegion':'us-east-1','sourceIPAddress':"
                                + "'127.0.0.1','userAgent':'aws-cli/2\\n\\'x\\'','requestParameters':{'streamName':'clicks',"
                                + "'partitionKey':'k'},'responseElements':{'shardId':'shardId-000000000000','sequenceNumber':"
                                + "'49'},'requestID':'request-1','eventID':'"
                                + line.get("eventID").asText()
                                + "','readOnly':false,'resources':[{'accountId':'000000000000','type':'AWS::Kinesis::Stream',"
                                + "'ARN':'arn:aws:kinesis:us-east-1:000000000000:stream/clicks'}],'eventType':'AwsApiCall',"
                                + "'managementEvent':false,'recipientAccountId':'000000000000','eventCategory':'Data'}")
                        .replace('\'', '"'));
    }

    @Test
    void noDataIsRecorded() {
        JsonNode batch = line(call(
                Service.FIREHOSE,
                "PutRecordBatch",
                "{'DeliveryStreamName': 'd', 'Records': [{'Data': 'c2VjcmV0'}]}",
                answered(Struct.of(Service.FIREHOSE.operation("PutRecordBatch").output()))));
        assertThat(batch.get("requestParameters").toString()).isEqualTo("{\"deliveryStreamName\":\"d\"}");
        JsonNode records = line(call(
                Service.KINESIS,
                "PutRecords",
                "{'StreamName': 's', 'Records': [{'Data': 'c2VjcmV0', 'PartitionKey': 'k'}]}",
                answered(Struct.of(Service.KINESIS.operation("PutRecords").output()))));
        assertThat(records.get("requestParameters").toString()).isEqualTo("{\"streamName\":\"s\"}");
    }

    @Test
    void aRefusalSaysWhy() {
        JsonNode line = line(call(
                Service.KINESIS,
                "DeleteStream",
                "{'StreamName': 'clicks'}",
                new Outcome.Failed(new ServiceException(ErrorCode.ACCESS_DENIED, "User: … is not authorized"))));
        assertThat(line.get("errorCode").asText()).isEqualTo("AccessDeniedException");
        assertThat(line.get("errorMessage").asText()).isEqualTo("User: … is not authorized");
        assertThat(line.get("responseElements").isNull()).isTrue();
        assertThat(line.get("managementEvent").asBoolean()).isTrue();
    }

    @Test
    void aCallThatNobodySignedIsRecordedToo() {
        JsonNode line = line(new EndedCall(
                "request-2",
                new WireRequest("POST", "", Map.of(), new byte[0]),
                "Elsewhere_1.Do",
                Optional.empty(),
                Optional.empty(),
                new Outcome.Failed(new ServiceException(ErrorCode.UNKNOWN_OPERATION, ""))));
        assertThat(line.get("userIdentity").toString()).isEqualTo("{\"type\":\"Unknown\"}");
        assertThat(line.get("eventSource").asText()).isEqualTo("Elsewhere_1");
        assertThat(line.get("requestParameters").isNull()).isTrue();
        assertThat(line.get("resources")).isEmpty();
    }

    @Test
    void aForgedIteratorStillMakesALine() {
        JsonNode line = line(call(
                Service.KINESIS,
                "GetRecords",
                "{'ShardIterator': 'forged'}",
                new Outcome.Failed(new ServiceException(ErrorCode.INVALID_ARGUMENT, "Invalid ShardIterator."))));
        assertThat(line.get("readOnly").asBoolean()).isTrue();
        assertThat(line.get("resources")).isEmpty();
    }

    @Test
    void whatIsAskedAtLengthIsLeftOut() {
        String prefix = "x".repeat(1000);
        String tables = "{'DeliveryStreamName': 'd', 'ExtendedS3DestinationConfiguration': {'RoleARN':"
                + " 'arn:aws:iam::000000000000:role/r', 'BucketARN': 'arn:aws:s3:::lake', 'Prefix': '" + prefix
                + "', 'ProcessingConfiguration': {'Enabled': true, 'Processors': ["
                + ("{'Type': 'MetadataExtraction', 'Parameters': [{'ParameterName': 'MetadataExtractionQuery',"
                                + " 'ParameterValue': '" + "y".repeat(5000) + "'}]},")
                        .repeat(4)
                + "{'Type': 'Lambda'}]}}}";
        JsonNode line = line(call(
                Service.FIREHOSE,
                "CreateDeliveryStream",
                tables,
                answered(Struct.of(Service.FIREHOSE
                                .operation("CreateDeliveryStream")
                                .output())
                        .with("DeliveryStreamARN", "arn:d"))));
        assertThat(line.at("/requestParameters/omitted").asBoolean()).isTrue();
        assertThat(line.at("/responseElements/deliveryStreamARN").asText()).isEqualTo("arn:d");
    }
}
