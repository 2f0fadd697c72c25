package dev.hydrant.wire.auth;

import static dev.hydrant.wire.auth.SignedRequests.NOW;
import static dev.hydrant.wire.auth.SignedRequests.signed;
import static dev.hydrant.wire.auth.SignedRequests.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.wire.Binding;
import dev.hydrant.wire.CallLog;
import dev.hydrant.wire.RequestIds;
import dev.hydrant.wire.Struct;
import dev.hydrant.wire.TestBinding;
import dev.hydrant.wire.Wire;
import dev.hydrant.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A wire behind a guard answers only whom it knows, and only what they may.
class SigV4GuardTest {

    private static final String GET_CLICKS = "{'Effect': 'Allow', 'Action': 'kinesis:Get*',"
            + " 'Resource': 'arn:aws:kinesis:us-east-1:000000000000:stream/clicks'}";

    private static String answer(WireRequest request, String... statements) {
        Binding binding = TestBinding.of(TestBinding.handlers(
                operation -> input -> Struct.of(operation.output()).build()));
        SigV4Guard guard = new SigV4Guard(
                TestKeys.with(statements), TestKeys.REGION, Clock.fixed(NOW, ZoneOffset.UTC), TestKeys.RESOURCES);
        Wire wire = new Wire(List.of(binding), new RequestIds(new Random(1)), guard, CallLog.NONE);
        return new String(wire.handle(request).body(), StandardCharsets.UTF_8);
    }

    private static WireRequest getRecords(String stream) {
        return signed("Kinesis_20131202.GetRecords", "{\"ShardIterator\":\"" + stream + "\"}");
    }

    @Test
    void whatThePolicyAllowsIsAnswered() {
        assertThat(answer(getRecords("clicks"), GET_CLICKS)).isEqualTo("{}");
    }

    @Test
    void anotherStreamOrAnotherActionIsDenied() {
        assertThat(answer(getRecords("orders"), GET_CLICKS))
                .contains("\"__type\":\"AccessDeniedException\"")
                .contains("User: arn:aws:iam::000000000000:user/ada is not authorized to perform: kinesis:GetRecords on"
                        + " resource: arn:aws:kinesis:us-east-1:000000000000:stream/orders because no identity-based"
                        + " policy allows the kinesis:GetRecords action");
        assertThat(answer(signed("Kinesis_20131202.DeleteStream", "{\"StreamName\":\"clicks\"}"), GET_CLICKS))
                .contains("AccessDeniedException", "kinesis:DeleteStream");
    }

    @Test
    void aStreamsOwnPolicyOpensItToo() {
        assertThat(answer(getRecords("shared"), GET_CLICKS)).isEqualTo("{}");
        assertThat(answer(getRecords("shared"), "{'Effect': 'Deny', 'Action': '*', 'Resource': '*'}"))
                .contains("with an explicit deny in an identity-based policy");
    }

    @Test
    void nothingOfAnUnsignedBodyIsRead() {
        assertThat(answer(withHeader(signed("Kinesis_20131202.GetRecords", "{"), "authorization", null), GET_CLICKS))
                .contains("MissingAuthenticationTokenException");
        assertThat(answer(signed("Kinesis_20131202.GetRecords", "{"), GET_CLICKS))
                .contains("SerializationException");
    }

    @Test
    void anInvalidRequestIsToldSoBeforeItsCallerIsJudged() {
        assertThat(answer(signed("Kinesis_20131202.DeleteStream", "{\"StreamName\":\"a b\"}"), GET_CLICKS))
                .contains("ValidationException");
    }
}
