package dev.hydrant.wire.auth;

import dev.hydrant.wire.WireRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/// A request written in the one way that both sides sign.
final class CanonicalRequest {

    /// What HTTP/2 calls the host, and clients that speak it may sign.
    static final String AUTHORITY = ":authority";

    static final String HOST = "host";

    private static final String CONTENT_HASH = "x-amz-content-sha256";
    private static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";
    private static final String SIGNATURE = "X-Amz-Signature";

    private CanonicalRequest() {}

    /// @param signedHeaders sorted, in lower case
    static String of(WireRequest request, List<String> signedHeaders) {
        StringBuilder text = new StringBuilder(512);
        text.append(request.method()).append('\n');
        text.append(path(request.path())).append('\n');
        text.append(query(request.query())).append('\n');
        for (String name : signedHeaders) {
            text.append(name).append(':').append(folded(signedValue(request, name)));
            text.append('\n');
        }
        text.append('\n').append(String.join(";", signedHeaders)).append('\n');
        return text.append(payloadHash(request)).toString();
    }

    private static String signedValue(WireRequest request, String name) {
        return request.header(name.equals(AUTHORITY) ? HOST : name).orElse("");
    }

    /// The hash of the body that came, whatever the header claims; the signer may leave the body out of it.
    private static String payloadHash(WireRequest request) {
        boolean unsigned =
                request.header(CONTENT_HASH).filter(UNSIGNED_PAYLOAD::equals).isPresent();
        return unsigned ? UNSIGNED_PAYLOAD : Digests.sha256Hex(request.body());
    }

    /// The path without empty and dot segments; what is encoded in it is encoded again.
    static String path(String raw) {
        Deque<String> segments = new ArrayDeque<>();
        boolean endsOpen = true;
        for (String segment : raw.split("/", -1)) {
            endsOpen = segment.isEmpty() || segment.equals(".") || segment.equals("..");
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!endsOpen) {
                segments.addLast(PercentEncoding.encode(segment));
            }
        }
        return segments.isEmpty() ? "/" : "/" + String.join("/", segments) + (endsOpen ? "/" : "");
    }

    /// The parameters encoded anew and sorted, without the signature itself.
    static String query(String raw) {
        List<String> parameters = new ArrayList<>();
        for (QueryParameters.Parameter parameter : QueryParameters.of(raw).all()) {
            if (!parameter.name().equals(SIGNATURE)) {
                // what sorts before any character that a name may hold keeps names and values apart
                parameters.add(
                        PercentEncoding.encode(parameter.name()) + '\0' + PercentEncoding.encode(parameter.value()));
            }
        }
        Collections.sort(parameters);
        return String.join("&", parameters).replace('\0', '=');
    }

    /// A header's value without spaces at its ends, and with one where there were several.
    static String folded(String value) {
        StringBuilder folded = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean space = c == ' ' || c == '\t';
            if (!space) {
                folded.append(c);
            } else if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
        }
        int end = folded.length();
        return end > 0 && folded.charAt(end - 1) == ' ' ? folded.substring(0, end - 1) : folded.toString();
    }
}
