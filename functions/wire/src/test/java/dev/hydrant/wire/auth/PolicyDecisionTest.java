package dev.hydrant.wire.auth;

import static dev.hydrant.wire.auth.PolicyDecision.ALLOWED;
import static dev.hydrant.wire.auth.PolicyDecision.DENIED_BY_IDENTITY_POLICY;
import static dev.hydrant.wire.auth.PolicyDecision.DENIED_BY_RESOURCE_POLICY;
import static dev.hydrant.wire.auth.PolicyDecision.NOT_ALLOWED_BY_IDENTITY_POLICY;
import static dev.hydrant.wire.auth.PolicyDecision.NOT_ALLOWED_BY_RESOURCE_POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyDecisionTest {

    private static final String ADA = "arn:aws:iam::000000000000:user/ada";
    private static final String FOREIGNER = "arn:aws:iam::111111111111:user/eve";
    private static final String STREAM = "arn:aws:kinesis:us-east-1:000000000000:stream/";
    private static final Access PUT_CLICKS = new Access("kinesis:PutRecord", STREAM + "clicks");
    private static final String ALLOW_ALL = "{'Effect': 'Allow', 'Action': '*', 'Resource': '*'}";
    private static final String NOTHING = "{'Effect': 'Allow', 'Action': 'sns:*', 'Resource': '*'}";

    private static JsonNode document(String... statements) {
        try {
            return new ObjectMapper()
                    .readTree(("{'Version': '2012-10-17', 'Statement': [" + String.join(",", statements) + "]}")
                            .replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static PolicyDecision decide(Access access, String... statements) {
        return PolicyDecision.of(access, ADA, Policy.ofIdentity(document(statements)), Optional.empty());
    }

    private static PolicyDecision shared(String userArn, String identity, String resource) {
        return PolicyDecision.of(
                PUT_CLICKS,
                userArn,
                Policy.ofIdentity(document(identity)),
                Optional.of(Policy.ofResource(document(resource))));
    }

    private static String grant(String effect, String principal) {
        return "{'Effect': '" + effect + "', 'Principal': " + principal
                + ", 'Action': 'kinesis:PutRecord', 'Resource': '" + STREAM + "clicks'}";
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            kinesis:PutRecord, *, true
            kinesis:putrecord, *, true
            KINESIS:Put*, *, true
            kinesis:Put?ecord, *, true
            *, *, true
            kinesis:*, arn:aws:kinesis:us-east-1:000000000000:stream/clicks, true
            kinesis:*, arn:aws:kinesis:*:*:stream/cl*, true
            kinesis:*, arn:aws:kinesis:*:*:stream/click?, true
            kinesis:*, arn:aws:kinesis:*:*:stream/*k*, true
            kinesis:PutRecords, *, false
            kinesis:PutRecord?, *, false
            kinesis:Get*, *, false
            firehose:PutRecord, *, false
            kinesis:*, arn:aws:kinesis:us-east-1:000000000000:stream/Clicks, false
            kinesis:*, arn:aws:kinesis:us-east-1:000000000000:stream/click, false
            kinesis:*, arn:aws:kinesis:us-east-1:000000000000:stream/clicks?, false
            kinesis:*, arn:aws:kinesis:eu-west-1:*:stream/*, false
            """)
    void aStatementAllowsWhatItsPatternsMatch(String action, String resource, boolean allowed) {
        assertThat(decide(
                        PUT_CLICKS, "{'Effect': 'Allow', 'Action': '" + action + "', 'Resource': '" + resource + "'}"))
                .isEqualTo(allowed ? ALLOWED : NOT_ALLOWED_BY_IDENTITY_POLICY);
    }

    @Test
    void oneOfSeveralPatternsIsEnough() {
        assertThat(decide(
                        PUT_CLICKS,
                        "{'Effect': 'Allow', 'Action': ['kinesis:Get*', 'kinesis:Put*'], 'Resource': ['" + STREAM
                                + "other', '" + STREAM + "clicks']}"))
                .isEqualTo(ALLOWED);
    }

    @Test
    void aNegatedElementMeansAllOthers() {
        String notPut = "{'Effect': 'Allow', 'NotAction': 'kinesis:PutRecord', 'Resource': '*'}";
        String notClicks = "{'Effect': 'Allow', 'Action': '*', 'NotResource': '" + STREAM + "clicks'}";
        Access put = new Access("kinesis:PutRecord", STREAM + "other");
        assertThat(decide(PUT_CLICKS, notPut)).isEqualTo(NOT_ALLOWED_BY_IDENTITY_POLICY);
        assertThat(decide(new Access("kinesis:GetRecords", STREAM + "clicks"), notPut))
                .isEqualTo(ALLOWED);
        assertThat(decide(PUT_CLICKS, notClicks)).isEqualTo(NOT_ALLOWED_BY_IDENTITY_POLICY);
        assertThat(decide(put, notClicks)).isEqualTo(ALLOWED);
    }

    @Test
    void aDenyWinsOverAnyAllow() {
        String deny = "{'Effect': 'Deny', 'Action': 'kinesis:Put*', 'Resource': '*'}";
        assertThat(decide(PUT_CLICKS, ALLOW_ALL, deny)).isEqualTo(DENIED_BY_IDENTITY_POLICY);
        assertThat(decide(PUT_CLICKS, deny, ALLOW_ALL)).isEqualTo(DENIED_BY_IDENTITY_POLICY);
    }

    @Test
    void whatConcernsTheAccountIsAllowedOnAllResourcesOnly() {
        Access list = new Access("kinesis:ListStreams", Access.ACCOUNT_WIDE);
        assertThat(decide(list, ALLOW_ALL)).isEqualTo(ALLOWED);
        assertThat(decide(list, "{'Effect': 'Allow', 'Action': '*', 'Resource': '" + STREAM + "*'}"))
                .isEqualTo(NOT_ALLOWED_BY_IDENTITY_POLICY);
    }

    /// The user's account is the stream's, or another; each policy allows, denies, or says nothing.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            own     | allow   | none        | ALLOWED
            own     | allow   | user        | ALLOWED
            own     | nothing | user        | ALLOWED
            own     | nothing | anyone      | ALLOWED
            own     | nothing | account     | NOT_ALLOWED_BY_IDENTITY_POLICY
            own     | nothing | none        | NOT_ALLOWED_BY_IDENTITY_POLICY
            own     | allow   | deny        | DENIED_BY_RESOURCE_POLICY
            own     | deny    | user        | DENIED_BY_IDENTITY_POLICY
            foreign | allow   | none        | NOT_ALLOWED_BY_RESOURCE_POLICY
            foreign | allow   | user        | ALLOWED
            foreign | allow   | account     | ALLOWED
            foreign | allow   | anyone      | ALLOWED
            foreign | nothing | user        | NOT_ALLOWED_BY_IDENTITY_POLICY
            foreign | nothing | none        | NOT_ALLOWED_BY_IDENTITY_POLICY
            foreign | allow   | deny        | DENIED_BY_RESOURCE_POLICY
            """)
    void theResourcesPolicyIsHeardBesideTheIdentitys(
            String account, String identity, String resource, PolicyDecision expected) {
        String user = account.equals("own") ? ADA : FOREIGNER;
        String accountId = user.substring("arn:aws:iam::".length()).substring(0, 12);
        String own = switch (identity) {
            case "allow" -> ALLOW_ALL;
            case "deny" -> ALLOW_ALL.replace("Allow", "Deny");
            default -> NOTHING;
        };
        String theirs = switch (resource) {
            case "user" -> grant("Allow", "{'AWS': '" + user + "'}");
            case "account" -> grant("Allow", "{'AWS': ['" + accountId + "']}");
            case "anyone" -> grant("Allow", "'*'");
            case "deny" -> grant("Deny", "{'AWS': 'arn:aws:iam::" + accountId + ":root'}");
            default -> grant("Allow", "{'AWS': 'arn:aws:iam::222222222222:user/other'}");
        };
        assertThat(shared(user, own, theirs)).isEqualTo(expected);
    }

    @Test
    void refusalsAreInAwsWords() {
        assertThat(NOT_ALLOWED_BY_IDENTITY_POLICY.message(PUT_CLICKS, ADA))
                .isEqualTo("User: arn:aws:iam::000000000000:user/ada is not authorized to perform: kinesis:PutRecord on"
                        + " resource: arn:aws:kinesis:us-east-1:000000000000:stream/clicks because no identity-based"
                        + " policy allows the kinesis:PutRecord action");
        assertThat(DENIED_BY_IDENTITY_POLICY.message(PUT_CLICKS, ADA))
                .endsWith(":stream/clicks with an explicit deny in an identity-based policy");
        assertThat(DENIED_BY_RESOURCE_POLICY.message(PUT_CLICKS, ADA))
                .endsWith(":stream/clicks with an explicit deny in a resource-based policy");
        assertThat(NOT_ALLOWED_BY_RESOURCE_POLICY.message(PUT_CLICKS, ADA))
                .endsWith("because no resource-based policy allows the kinesis:PutRecord action");
    }

    @Test
    void aPatternMadeToBeSlowIsNot() {
        assertThat(new Glob("*a".repeat(200) + "b").matches("a".repeat(20_000))).isFalse();
    }
}
