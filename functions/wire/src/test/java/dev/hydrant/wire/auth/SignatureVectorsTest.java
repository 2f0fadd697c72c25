package dev.hydrant.wire.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The examples that AWS has published with their signatures.
class SignatureVectorsTest {

    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final String TIME = "20150830T123600Z";
    private static final String UNRESERVED = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static String signature(String method, String path, String query, Map<String, String> more, String body) {
        return signature("service", "example.amazonaws.com", method, path, query, more, body);
    }

    private static String signature(
            String service,
            String host,
            String method,
            String path,
            String query,
            Map<String, String> more,
            String body) {
        Map<String, String> headers = new HashMap<>(Map.of("host", host, "x-amz-date", TIME));
        headers.putAll(more);
        WireRequest request = new WireRequest(method, path, query, headers, body.getBytes(StandardCharsets.UTF_8), "");
        Claim claim = new Claim(
                "AKIDEXAMPLE",
                new Claim.Scope("20150830", "us-east-1", service, Claim.TERMINATOR),
                SigningTime.parse(TIME),
                SigningTime.TOLERANCE,
                headers.keySet().stream().sorted().toList(),
                "",
                Optional.empty());
        return SignatureVerifier.signature(claim, request, SECRET);
    }

    private static String get(String path, String query) {
        return signature("GET", path, query, Map.of(), "");
    }

    private static String header(Map<String, String> headers) {
        return signature("GET", "/", "", headers, "");
    }

    @Test
    void theUserGuidesExampleIsSignedAsItSays() {
        assertThat(signature(
                        "iam",
                        "iam.amazonaws.com",
                        "GET",
                        "/",
                        "Action=ListUsers&Version=2010-05-08",
                        Map.of("content-type", "application/x-www-form-urlencoded; charset=utf-8"),
                        ""))
                .isEqualTo("5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
    }

    @Test
    void methodAndBodyAreSigned() {
        assertThat(get("/", "")).isEqualTo("5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
        assertThat(signature("POST", "/", "", Map.of(), ""))
                .isEqualTo("5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b");
        assertThat(signature(
                        "POST", "/", "", Map.of("content-type", "application/x-www-form-urlencoded"), "Param1=value1"))
                .isEqualTo("ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a");
    }

    @Test
    void parametersAreSortedAndEncoded() {
        assertThat(get("/", "Param2=value2&Param1=value1"))
                .isEqualTo("b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500");
        assertThat(get("/", "Param1=value1"))
                .isEqualTo("a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb");
        assertThat(get("/", UNRESERVED + "=" + UNRESERVED))
                .isEqualTo("9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197");
        assertThat(CanonicalRequest.query("b=2&b=1&a-=3&a=%2f%e1%88%b4&a&c=+"))
                .isEqualTo("a=&a=%2F%E1%88%B4&a-=3&b=1&b=2&c=%2B");
        assertThat(CanonicalRequest.query("X-Amz-Signature=00&a=%zz%4")).isEqualTo("a=%25zz%254");
    }

    @Test
    void pathsAreNormalizedAndEncoded() {
        String root = get("/", "");
        for (String path : List.of("//", "/./", "/example/..", "/example1/example2/../..", "/..")) {
            assertThat(get(path, "")).as(path).isEqualTo(root);
        }
        assertThat(get("//example//", ""))
                .isEqualTo("9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84");
        assertThat(get("/" + UNRESERVED, ""))
                .isEqualTo("07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f");
        assertThat(get("/\u1234", "")).isEqualTo("8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85");
        assertThat(get("/example space/", ""))
                .isEqualTo("652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741");
        assertThat(CanonicalRequest.path("/a%20b"))
                .as("what is encoded is encoded again")
                .isEqualTo("/a%2520b");
    }

    @Test
    void headersAreTrimmedAndKeepTheOrderOfTheirValues() {
        assertThat(header(Map.of("my-header1", " value1", "my-header2", " \"a   b   c\"")))
                .isEqualTo("acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736");
        assertThat(header(Map.of("my-header1", "value2,value2,value1")))
                .isEqualTo("c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea");
        assertThat(header(Map.of("my-header1", "value4,value1,value3,value2")))
                .isEqualTo("08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01");
    }
}
