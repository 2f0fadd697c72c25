package dev.hydrant.wire.auth;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a request says of its own signature.
///
/// @param life for how long after `time` it is to hold
/// @param signedHeaders sorted, in lower case
/// @param signature in hexadecimal
/// @param token the session token
record Claim(
        String accessKeyId,
        Scope scope,
        SigningTime time,
        Duration life,
        List<String> signedHeaders,
        String signature,
        Optional<String> token) {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";
    static final String TERMINATOR = "aws4_request";

    Claim {
        signedHeaders = List.copyOf(signedHeaders);
    }

    /// What the signing key is good for.
    record Scope(String day, String region, String service, String terminator) {

        @Override
        public String toString() {
            return day + "/" + region + "/" + service + "/" + terminator;
        }
    }
}
