package dev.hydrant.wire;

import java.util.List;
import java.util.stream.Collectors;

/// Checks that a request carries a signature of AWS's form. It does not verify the signature.
///
/// So a client that would fail on AWS for want of credentials fails here as well.
public final class SignaturePresence {

    private static final List<String> HEADER_PARTS = List.of("Credential", "Signature", "SignedHeaders");

    private static final List<String> QUERY_PARTS =
            List.of("X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date");

    private SignaturePresence() {}

    /// @throws ServiceException that names what is missing
    public static void check(WireRequest request) {
        boolean inQuery = names(request.query(), QUERY_PARTS.getFirst());
        String header = request.header("authorization").orElse("");
        if (!header.isEmpty() && inQuery) {
            throw new ServiceException(
                    ErrorCode.INVALID_SIGNATURE,
                    "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
        }
        if (inQuery) {
            checkQuery(request.query());
        } else if (header.isEmpty()) {
            throw new ServiceException(ErrorCode.MISSING_AUTHENTICATION_TOKEN, "Missing Authentication Token");
        } else {
            checkHeader(request, header);
        }
    }

    private static void checkHeader(WireRequest request, String header) {
        String missing = HEADER_PARTS.stream()
                .filter(part -> !hasHeaderPart(header, part))
                .map(part -> "Authorization header requires '" + part + "' parameter. ")
                .collect(Collectors.joining());
        if (request.header("x-amz-date").isEmpty() && request.header("date").isEmpty()) {
            missing += "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
        }
        if (!missing.isEmpty()) {
            throw new ServiceException(ErrorCode.INCOMPLETE_SIGNATURE, missing + "Authorization=" + header);
        }
    }

    private static void checkQuery(String query) {
        String missing = QUERY_PARTS.stream()
                .filter(part -> !hasQueryPart(query, part))
                .map(part -> "AWS query-string parameters must include '" + part + "'. ")
                .collect(Collectors.joining());
        if (!missing.isEmpty()) {
            throw new ServiceException(
                    ErrorCode.INCOMPLETE_SIGNATURE, missing + "Re-examine the query-string parameters.");
        }
    }

    /// Whether the header has a part of this name, behind the algorithm, and a value in it.
    private static boolean hasHeaderPart(String header, String name) {
        for (int at = header.indexOf(name); at >= 0; at = header.indexOf(name, at + 1)) {
            int value = at + name.length() + 1;
            boolean begins = at > 0 && isSeparator(header.charAt(at - 1));
            if (begins && value < header.length() && header.charAt(value - 1) == '=') {
                return !isSeparator(header.charAt(value));
            }
        }
        return false;
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == ',';
    }

    private static boolean names(String query, String name) {
        return !query.isEmpty()
                && (("&" + query + "&").contains("&" + name + "&") || ("&" + query).contains("&" + name + "="));
    }

    private static boolean hasQueryPart(String query, String name) {
        return ("&" + query).contains("&" + name + "=") && !("&" + query + "&").contains("&" + name + "=&");
    }
}
