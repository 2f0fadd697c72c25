package dev.hydrant.wire.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hydrant.wire.ErrorCode;
import dev.hydrant.wire.Service;
import dev.hydrant.wire.ServiceException;
import dev.hydrant.wire.WireRequest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeSet;

/// Verifies that a request was signed with a known key, for this region and service, just now.
final class SignatureVerifier {

    static final String MISMATCH = "The request signature we calculated does not match the signature you provided."
            + " Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

    private static final String UNKNOWN_KEY = "The security token included in the request is invalid.";
    private static final String AMAZON_HEADER = "x-amz-";

    private final Credentials credentials;
    private final String region;
    private final Clock clock;

    SignatureVerifier(Credentials credentials, String region, Clock clock) {
        this.credentials = credentials;
        this.region = region;
        this.clock = clock;
    }

    /// @return the key that it was signed with
    /// @throws ServiceException in AWS's words
    AccessKey verify(WireRequest request, Service service) {
        Claim claim = ClaimReader.read(request);
        checkScope(claim, service.signingName());
        checkSignedHeaders(claim, request);
        claim.time().check(clock.instant(), claim.life());
        AccessKey key = credentials
                .find(claim.accessKeyId())
                .filter(found -> sameToken(found.sessionToken(), claim.token()))
                .orElseThrow(() -> new ServiceException(ErrorCode.UNRECOGNIZED_CLIENT, UNKNOWN_KEY));
        if (!Digests.same(signature(claim, request, key.secret()), claim.signature())) {
            throw invalid(MISMATCH);
        }
        return key;
    }

    static String signature(Claim claim, WireRequest request, String secret) {
        String canonical = CanonicalRequest.of(request, claim.signedHeaders());
        String toSign = Claim.ALGORITHM + "\n" + claim.time().text() + "\n" + claim.scope() + "\n"
                + Digests.sha256Hex(canonical.getBytes(UTF_8));
        byte[] key =
                Digests.hmac(("AWS4" + secret).getBytes(UTF_8), claim.scope().day());
        key = Digests.hmac(key, claim.scope().region());
        key = Digests.hmac(key, claim.scope().service());
        key = Digests.hmac(key, claim.scope().terminator());
        return HexFormat.of().formatHex(Digests.hmac(key, toSign));
    }

    private void checkScope(Claim claim, String service) {
        Claim.Scope scope = claim.scope();
        StringBuilder wrong = new StringBuilder();
        if (!scope.terminator().equals(Claim.TERMINATOR)) {
            wrong.append("Credential should be scoped with a valid terminator: '" + Claim.TERMINATOR + "', not '")
                    .append(scope.terminator())
                    .append("'. ");
        }
        if (!scope.region().equals(region)) {
            wrong.append("Credential should be scoped to a valid region, not '")
                    .append(scope.region())
                    .append("'. ");
        }
        if (!scope.service().equals(service)) {
            wrong.append("Credential should be scoped to correct service: '")
                    .append(service)
                    .append("'. ");
        }
        if (!scope.day().equals(claim.time().day())) {
            wrong.append("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '")
                    .append(scope.day() + "' != '" + claim.time().day() + "', from '"
                            + claim.time().text())
                    .append("'. ");
        }
        if (!wrong.isEmpty()) {
            throw invalid(wrong.toString());
        }
    }

    /// What says where a request goes and what it asks must be signed: the same body means something else
    /// with another `X-Amz-Target`.
    private static void checkSignedHeaders(Claim claim, WireRequest request) {
        if (!claim.signedHeaders().contains(CanonicalRequest.HOST)
                && !claim.signedHeaders().contains(CanonicalRequest.AUTHORITY)) {
            throw invalid("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        }
        for (String name : new TreeSet<>(request.headers().keySet())) {
            if (name.startsWith(AMAZON_HEADER) && !claim.signedHeaders().contains(name)) {
                throw invalid("'" + name + "' must be a 'SignedHeader' in the AWS Authorization.");
            }
        }
    }

    private static boolean sameToken(Optional<String> known, Optional<String> claimed) {
        return known.isPresent() == claimed.isPresent() && Digests.same(known.orElse(""), claimed.orElse(""));
    }

    private static ServiceException invalid(String message) {
        return new ServiceException(ErrorCode.INVALID_SIGNATURE, message);
    }
}
