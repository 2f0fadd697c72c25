package dev.hydrant.wire.auth;

import static dev.hydrant.wire.auth.SignedRequests.ADA;
import static dev.hydrant.wire.auth.SignedRequests.NOW;
import static dev.hydrant.wire.auth.SignedRequests.TEMPORARY;
import static dev.hydrant.wire.auth.SignedRequests.presigned;
import static dev.hydrant.wire.auth.SignedRequests.signed;
import static dev.hydrant.wire.auth.SignedRequests.withHeader;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.wire.Service;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.WireRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

class SignatureVerifierTest {

    private static final String TARGET = "Kinesis_20131202.ListStreams";
    private static final String MISMATCH = "InvalidSignatureException " + SignatureVerifier.MISMATCH;
    private static final String UNKNOWN =
            "UnrecognizedClientException The security token included in the request is invalid.";

    private static String verdict(WireRequest request) {
        return verdict(request, NOW, Service.KINESIS);
    }

    /// Whose signature it is, or the error's code and message.
    private static String verdict(WireRequest request, Instant now, Service service) {
        try {
            return new SignatureVerifier(
                            TestKeys.with(TestKeys.EVERYTHING), TestKeys.REGION, Clock.fixed(now, ZoneOffset.UTC))
                    .verify(request, service)
                    .id();
        } catch (ServiceException e) {
            return e.code().wireName() + " " + e.getMessage();
        }
    }

    private static WireRequest withBody(WireRequest request, String body) {
        return new WireRequest(
                request.method(), request.path(), request.query(), request.headers(), body.getBytes(UTF_8), "");
    }

    private static WireRequest withQuery(WireRequest request, String query) {
        return new WireRequest(request.method(), request.path(), query, request.headers(), request.body(), "");
    }

    @Test
    void whatAwsSignerSignsIsTaken() {
        assertThat(verdict(signed(TARGET, "{}"))).isEqualTo("AKIDADA");
        assertThat(verdict(signed(TARGET, "{\"Limit\": 1, \"x\": \"\u00fc\"}"))).isEqualTo("AKIDADA");
        assertThat(verdict(presigned(TARGET, "{}", ADA, Duration.ofMinutes(1)))).isEqualTo("AKIDADA");
    }

    @Test
    void aBodyMayBeLeftOutOfTheSignature() {
        WireRequest unsigned = signed(
                TARGET,
                "{}",
                ADA,
                NOW,
                settings -> settings.putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false));
        assertThat(verdict(unsigned)).as(unsigned.headers().toString()).isEqualTo("AKIDADA");
        assertThat(unsigned.header("x-amz-content-sha256")).contains("UNSIGNED-PAYLOAD");
        assertThat(verdict(withBody(unsigned, "{} "))).isEqualTo("AKIDADA");
        assertThat(verdict(withHeader(signed(TARGET, "{}"), "x-amz-content-sha256", "UNSIGNED-PAYLOAD")))
                .isNotEqualTo("AKIDADA");
    }

    @Test
    void whateverIsChangedAfterwardsIsRefused() {
        WireRequest request = signed(TARGET, "{}");
        assertThat(verdict(withBody(request, "{ }"))).isEqualTo(MISMATCH);
        assertThat(verdict(withQuery(request, request.query() + "&c=3"))).isEqualTo(MISMATCH);
        assertThat(verdict(withHeader(request, "x-amz-target", "Kinesis_20131202.DeleteStream")))
                .isEqualTo(MISMATCH);
        assertThat(verdict(withHeader(request, "host", "127.0.0.1"))).isEqualTo(MISMATCH);
        assertThat(verdict(new WireRequest("POST", "/other", request.query(), request.headers(), request.body(), "")))
                .isEqualTo(MISMATCH);
        assertThat(verdict(
                        new WireRequest("PUT", request.path(), request.query(), request.headers(), request.body(), "")))
                .isEqualTo(MISMATCH);
        String authorization = request.header("authorization").orElseThrow();
        char last = authorization.charAt(authorization.length() - 1);
        assertThat(verdict(withHeader(
                        request,
                        "authorization",
                        authorization.substring(0, authorization.length() - 1) + (last == '0' ? '1' : '0'))))
                .isEqualTo(MISMATCH);
        WireRequest presigned = presigned(TARGET, "{}", ADA, Duration.ofMinutes(1));
        assertThat(verdict(withQuery(presigned, presigned.query().replace("Expires=60", "Expires=61"))))
                .isEqualTo(MISMATCH);
    }

    @Test
    void anotherSecretOrAnUnknownKeyIsRefused() {
        assertThat(verdict(signed(TARGET, "{}", AwsCredentialsIdentity.create("AKIDADA", "guess"), NOW, s -> {})))
                .isEqualTo(MISMATCH);
        assertThat(verdict(signed(TARGET, "{}", AwsCredentialsIdentity.create("AKIDEVE", "sesame"), NOW, s -> {})))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void aTemporaryKeyNeedsItsToken() {
        WireRequest request = signed(TARGET, "{}", TEMPORARY, NOW, settings -> {});
        assertThat(verdict(request)).isEqualTo("AKIDTEMP");
        assertThat(verdict(presigned(TARGET, "{}", TEMPORARY, Duration.ofMinutes(1))))
                .isEqualTo("AKIDTEMP");
        assertThat(verdict(withHeader(request, "x-amz-security-token", "another")))
                .isEqualTo(UNKNOWN);
        assertThat(verdict(withHeader(request, "x-amz-security-token", null))).isEqualTo(UNKNOWN);
        assertThat(verdict(withHeader(signed(TARGET, "{}"), "x-amz-security-token", "session/token==")))
                .contains("'x-amz-security-token' must be a 'SignedHeader'");
    }

    @Test
    void aClockMayBeFiveMinutesOffAndNoMore() {
        WireRequest request = signed(TARGET, "{}");
        assertThat(verdict(request, NOW.plusSeconds(300), Service.KINESIS)).isEqualTo("AKIDADA");
        assertThat(verdict(request, NOW.minusSeconds(300), Service.KINESIS)).isEqualTo("AKIDADA");
        assertThat(verdict(request, NOW.plusSeconds(301), Service.KINESIS))
                .isEqualTo("InvalidSignatureException Signature expired: 20260101T120000Z is now earlier than"
                        + " 20260101T120001Z (20260101T120501Z - 5 min.)");
        assertThat(verdict(request, NOW.minusSeconds(301), Service.KINESIS))
                .isEqualTo("InvalidSignatureException Signature not yet current: 20260101T120000Z is still later than"
                        + " 20260101T115959Z (20260101T115459Z + 5 min.)");
    }

    @Test
    void aPresignedRequestHoldsAsLongAsItSays() {
        WireRequest request = presigned(TARGET, "{}", ADA, Duration.ofHours(1));
        assertThat(verdict(request, NOW.plusSeconds(3600), Service.KINESIS)).isEqualTo("AKIDADA");
        assertThat(verdict(request, NOW.plusSeconds(3601), Service.KINESIS))
                .contains("Signature expired: 20260101T120000Z is now earlier than 20260101T120001Z")
                .contains("- 60 min.)");
        assertThat(verdict(withQuery(request, request.query().replace("Expires=3600", "Expires=604801"))))
                .contains("IncompleteSignatureException", "X-Amz-Expires");
    }

    @Test
    void theScopeMustBeThisRegionAndService() {
        assertThat(verdict(signed(TARGET, "{}"), NOW, Service.FIREHOSE))
                .isEqualTo("InvalidSignatureException Credential should be scoped to correct service: 'firehose'. ");
        assertThat(verdict(signed(
                        TARGET,
                        "{}",
                        ADA,
                        NOW,
                        settings -> settings.putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1"))))
                .isEqualTo(
                        "InvalidSignatureException Credential should be scoped to a valid region, not 'eu-west-1'. ");
        WireRequest request = signed(TARGET, "{}");
        String authorization = request.header("authorization").orElseThrow();
        assertThat(verdict(withHeader(request, "authorization", authorization.replace("aws4_request", "aws5_request"))))
                .contains("Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'.");
        assertThat(verdict(withHeader(request, "authorization", authorization.replace("/20260101/", "/20251231/"))))
                .contains("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP:"
                        + " '20251231' != '20260101', from '20260101T120000Z'.");
    }

    @Test
    void whatNamesTheCallAndTheHostMustBeSigned() {
        WireRequest request = signed(TARGET, "{}");
        String authorization = request.header("authorization").orElseThrow();
        assertThat(verdict(withHeader(request, "authorization", authorization.replace(";x-amz-target", ""))))
                .isEqualTo(
                        "InvalidSignatureException 'x-amz-target' must be a 'SignedHeader' in the AWS Authorization.");
        assertThat(verdict(withHeader(request, "authorization", authorization.replace("host;", ""))))
                .isEqualTo("InvalidSignatureException 'Host' or ':authority' must be a 'SignedHeader' in the AWS"
                        + " Authorization.");
    }

    /// What the AWS SDK for JavaScript sent over HTTP/2 with its clock at that time.
    @Test
    void overHttp2TheHostMayBeSignedAsTheAuthority() {
        Map<String, String> headers = new HashMap<>(Map.of(
                "host", "127.0.0.1:4567",
                "content-type", "application/x-amz-json-1.1",
                "x-amz-target", TARGET,
                "content-length", "2",
                "x-amz-user-agent", "aws-sdk-js/3.1142.0",
                "amz-sdk-invocation-id", "aa5c2fbb-45d6-4d89-bb39-f0e98f444a5f",
                "amz-sdk-request", "attempt=1; max=1",
                "x-amz-date", "20260101T120000Z",
                "x-amz-content-sha256", "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"));
        headers.put(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=AKIDADA/20260101/us-east-1/kinesis/aws4_request, SignedHeaders=:authority;"
                        + "amz-sdk-invocation-id;amz-sdk-request;content-length;content-type;x-amz-content-sha256;"
                        + "x-amz-date;x-amz-target;x-amz-user-agent,"
                        + " Signature=d07894ed2ab197aa40b0697a65f573dd0f8ad601d9a766364f4e6456803b87a2");
        WireRequest request = new WireRequest("POST", "", headers, "{}".getBytes(UTF_8));
        assertThat(verdict(request)).isEqualTo("AKIDADA");
        assertThat(verdict(withHeader(request, "host", "127.0.0.1:4568"))).isEqualTo(MISMATCH);
    }

    @Test
    void whatIsNoSignatureIsNamed() {
        WireRequest request = signed(TARGET, "{}");
        assertThat(verdict(withHeader(request, "authorization", null)))
                .isEqualTo("MissingAuthenticationTokenException Missing Authentication Token");
        assertThat(verdict(withHeader(request, "authorization", "Basic YTpi")))
                .startsWith("IncompleteSignatureException Authorization header requires 'Credential' parameter.");
        String authorization = request.header("authorization").orElseThrow();
        assertThat(verdict(withHeader(request, "authorization", authorization.replace("SHA256 ", "SHA1 "))))
                .isEqualTo("IncompleteSignatureException Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA1'.");
        assertThat(verdict(withHeader(request, "authorization", authorization.replace("/us-east-1/", "/"))))
                .startsWith("IncompleteSignatureException Credential must have exactly 5 slash-delimited elements, e.g."
                        + " keyid/date/region/service/term, got 'AKIDADA/20260101/kinesis/aws4_request'");
        assertThat(verdict(withHeader(request, "authorization", authorization + ", Credential=x")))
                .startsWith("IncompleteSignatureException");
        assertThat(verdict(withHeader(request, "x-amz-date", "yesterday")))
                .isEqualTo("IncompleteSignatureException Date must be in ISO-8601 'basic format'. Got 'yesterday'."
                        + " See http://en.wikipedia.org/wiki/ISO_8601");
    }

    @Test
    void theDateMayStandInADateHeader() {
        WireRequest request = withHeader(signed(TARGET, "{}"), "x-amz-date", null);
        WireRequest dated = withHeader(request, "date", "Thu, 01 Jan 2026 12:00:00 GMT");
        String unsigned = dated.header("authorization")
                .orElseThrow()
                .replace(";x-amz-date", "")
                .replace("host;", "date;host;")
                .replaceFirst("Signature=.*", "Signature=x");
        String signature = SignatureVerifier.signature(
                ClaimReader.read(withHeader(dated, "authorization", unsigned)), dated, ADA.secretAccessKey());
        assertThat(verdict(
                        withHeader(dated, "authorization", unsigned.replace("Signature=x", "Signature=" + signature))))
                .isEqualTo("AKIDADA");
        assertThat(verdict(withHeader(request, "date", "Thu, 01 Jan 2026 11:00:00 GMT")))
                .contains("Signature expired");
    }
}
