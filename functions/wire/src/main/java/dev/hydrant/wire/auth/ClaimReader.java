package dev.hydrant.wire.auth;

import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.SignaturePresence;
import dev.hydrant.wire.WireRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads what a request says of its signature, from its `Authorization` header or its query.
final class ClaimReader {

    /// A presigned request holds for at most a week.
    private static final long MAX_EXPIRES_SECONDS = 604_800;

    private static final int CREDENTIAL_PARTS = 5;

    private ClaimReader() {}

    /// @throws ServiceException if it is incomplete or malformed
    static Claim read(WireRequest request) {
        SignaturePresence.check(request);
        Optional<String> header = request.header("authorization").filter(value -> !value.isEmpty());
        return header.isPresent() ? ofHeader(request, header.get()) : ofQuery(QueryParameters.of(request.query()));
    }

    private static Claim ofHeader(WireRequest request, String header) {
        int space = header.indexOf(' ');
        checkAlgorithm(space < 0 ? header : header.substring(0, space));
        Map<String, String> parts = new HashMap<>();
        for (String part : header.substring(space + 1).split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0
                    || parts.put(
                                    part.substring(0, equals).trim(),
                                    part.substring(equals + 1).trim())
                            != null) {
                throw incomplete(
                        "'" + part.trim() + "' not a valid key=value pair (missing equal-sign) or there twice in"
                                + " Authorization header: '" + header + "'.");
            }
        }
        String date =
                request.header("x-amz-date").or(() -> request.header("date")).orElse("");
        return claim(
                part(parts, "Credential", header),
                SigningTime.parse(date),
                SigningTime.TOLERANCE,
                part(parts, "SignedHeaders", header),
                part(parts, "Signature", header),
                request.header("x-amz-security-token"));
    }

    private static Claim ofQuery(QueryParameters query) {
        checkAlgorithm(query.find("X-Amz-Algorithm").orElse(""));
        return claim(
                query.find("X-Amz-Credential").orElse(""),
                SigningTime.parse(query.find("X-Amz-Date").orElse("")),
                query.find("X-Amz-Expires").map(ClaimReader::expires).orElse(SigningTime.TOLERANCE),
                query.find("X-Amz-SignedHeaders").orElse(""),
                query.find("X-Amz-Signature").orElse(""),
                query.find("X-Amz-Security-Token"));
    }

    private static Claim claim(
            String credential,
            SigningTime time,
            Duration life,
            String signedHeaders,
            String signature,
            Optional<String> token) {
        String[] parts = credential.split("/", -1);
        if (parts.length != CREDENTIAL_PARTS) {
            throw incomplete("Credential must have exactly 5 slash-delimited elements, e.g."
                    + " keyid/date/region/service/term, got '" + credential + "'");
        }
        List<String> sorted = Arrays.stream(signedHeaders.split(";", -1))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .sorted()
                .distinct()
                .toList();
        Claim.Scope scope = new Claim.Scope(parts[1], parts[2], parts[3], parts[4]);
        return new Claim(parts[0], scope, time, life, sorted, signature, token);
    }

    private static void checkAlgorithm(String algorithm) {
        if (!algorithm.equals(Claim.ALGORITHM)) {
            throw incomplete("Unsupported AWS 'algorithm': '" + algorithm + "'.");
        }
    }

    private static String part(Map<String, String> parts, String name, String header) {
        String value = parts.get(name);
        if (value == null) {
            throw incomplete("Authorization header requires '" + name + "' parameter. Authorization=" + header);
        }
        return value;
    }

    private static Duration expires(String text) {
        try {
            long seconds = Long.parseLong(text);
            if (seconds >= 1 && seconds <= MAX_EXPIRES_SECONDS) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException e) {
            throw new ServiceException(ErrorCode.INCOMPLETE_SIGNATURE, "X-Amz-Expires should be a number", e);
        }
        throw incomplete("X-Amz-Expires must be 1.." + MAX_EXPIRES_SECONDS + " seconds but was " + text);
    }

    private static ServiceException incomplete(String message) {
        return new ServiceException(ErrorCode.INCOMPLETE_SIGNATURE, message);
    }
}
