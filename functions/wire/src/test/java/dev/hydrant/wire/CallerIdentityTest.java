package dev.hydrant.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A client that asks the Security Token Service who it is gets an answer from the same port.
class CallerIdentityTest {

    private static final String ASKED = "Action=GetCallerIdentity&Version=2011-06-15";

    @Test
    void somebodyUnverifiedIsTheAccountsRoot() {
        WireResponse answer = wire(Guard.OPEN).handle(form(ASKED, TestWire.AUTHORIZATION));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("Content-Type", "text/xml");
        assertThat(TestWire.text(answer))
                .contains(
                        "<Account>000000000000</Account>",
                        "<Arn>arn:aws:iam::000000000000:root</Arn>",
                        "<RequestId>" + answer.headers().get("x-amzn-RequestId") + "</RequestId>");
    }

    @Test
    void aVerifiedUserIsNamedWithTheirAccount() {
        Guard guard = new Guard() {
            @Override
            public Caller identify(WireRequest request, Service service) {
                assertThat(service.signingName()).isEqualTo("sts");
                return new Caller.User("arn:aws:iam::123456789012:user/ada", "AKIDADA");
            }

            @Override
            public void permit(Caller caller, Service service, Operation operation, Struct input) {
                throw new AssertionError("everybody may ask who they are");
            }
        };
        assertThat(TestWire.text(wire(guard).handle(form(ASKED, TestWire.AUTHORIZATION))))
                .contains("<Account>123456789012</Account>", "<Arn>arn:aws:iam::123456789012:user/ada</Arn>");
    }

    @Test
    void anUnsignedRequestIsRefusedInThatServicesOwnForm() {
        WireResponse answer = wire(Guard.OPEN).handle(form(ASKED, ""));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(TestWire.text(answer))
                .startsWith("<ErrorResponse ")
                .contains("<Code>MissingAuthenticationTokenException</Code>");
    }

    @Test
    void itsOtherOperationsAreRefusedByName() {
        WireResponse answer =
                wire(Guard.OPEN).handle(form("Action=AssumeRole&Version=2011-06-15", TestWire.AUTHORIZATION));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(TestWire.text(answer))
                .contains("<Code>InvalidAction</Code>", "Could not find operation AssumeRole for version 2011-06-15");
    }

    private static Wire wire(Guard guard) {
        return new Wire(
                List.of(), new RequestIds(new Random(1)), guard, CallLog.NONE, new CallerIdentity("000000000000"));
    }

    private static WireRequest form(String body, String authorization) {
        Map<String, String> headers = new HashMap<>();
        headers.put("content-type", "application/x-www-form-urlencoded; charset=utf-8");
        headers.put("x-amz-date", "20260101T000000Z");
        if (!authorization.isEmpty()) {
            headers.put("authorization", authorization);
        }
        return new WireRequest("POST", "", headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
