package dev.hydrant.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// `GetCallerIdentity`, the one operation of AWS's Security Token Service that a client of Kinesis calls: the Kinesis
/// Producer Library makes the ARNs of its streams from the account, and does not start without.
///
/// It is asked in that service's own protocol, a form, and answers XML.
public final class CallerIdentity {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String XML = "text/xml";
    private static final String VERSION = "Version=2011-06-15";
    private static final String ACTION = "Action=";
    private static final String OPERATION = "GetCallerIdentity";
    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

    /// Larger forms ask for something else.
    private static final int MAX_FORM_BYTES = 4096;

    private static final Service STS = new Service("STS", "", List.of(), Map.of());

    private final String account;

    /// @param account whose root user a caller is that nobody has verified
    public CallerIdentity(String account) {
        this.account = account;
    }

    /// Whether this is a request to that service at all.
    static boolean isAsked(WireRequest request) {
        return request.header("x-amz-target").isEmpty()
                && request.header("content-type").orElse("").startsWith(FORM)
                && request.body().length <= MAX_FORM_BYTES
                && parameters(request).contains(VERSION);
    }

    /// @throws ServiceException where the guard can't tell who calls
    WireResponse answer(WireRequest request, String requestId, Guard guard) {
        String action = parameters(request).stream()
                .filter(parameter -> parameter.startsWith(ACTION))
                .map(parameter -> parameter.substring(ACTION.length()))
                .findFirst()
                .orElse("");
        if (!action.equals(OPERATION)) {
            return failure(
                    requestId,
                    400,
                    "InvalidAction",
                    "Could not find operation " + action.replaceAll("\\W", "") + " for version 2011-06-15");
        }
        try {
            Caller caller = guard.identify(request, STS);
            SignaturePresence.check(request);
            return response(requestId, 200, identity(caller, requestId));
        } catch (ServiceException e) {
            return failure(requestId, 403, e.code().wireName(), String.valueOf(e.getMessage()));
        }
    }

    private String identity(Caller caller, String requestId) {
        String result = switch (caller) {
            case Caller.User user ->
                result(user.arn(), user.accessKeyId(), user.arn().split(":", -1)[4]);
            case Caller.Unverified _ -> result("arn:aws:iam::" + account + ":root", account, account);
        };
        return "<GetCallerIdentityResponse xmlns=\"" + NAMESPACE + "\">\n" + result
                + "  <ResponseMetadata>\n    <RequestId>" + requestId + "</RequestId>\n  </ResponseMetadata>\n"
                + "</GetCallerIdentityResponse>\n";
    }

    private static String result(String arn, String user, String account) {
        return "  <GetCallerIdentityResult>\n    <Arn>" + text(arn) + "</Arn>\n    <UserId>" + text(user)
                + "</UserId>\n    <Account>" + text(account) + "</Account>\n  </GetCallerIdentityResult>\n";
    }

    private static WireResponse failure(String requestId, int status, String code, String message) {
        return response(
                requestId,
                status,
                "<ErrorResponse xmlns=\"" + NAMESPACE + "\">\n  <Error>\n    <Type>Sender</Type>\n    <Code>" + code
                        + "</Code>\n    <Message>" + text(message) + "</Message>\n  </Error>\n  <RequestId>" + requestId
                        + "</RequestId>\n</ErrorResponse>\n");
    }

    private static WireResponse response(String requestId, int status, String body) {
        return new WireResponse(
                status,
                Map.of("x-amzn-RequestId", requestId, "Content-Type", XML),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> parameters(WireRequest request) {
        return List.of(new String(request.body(), StandardCharsets.ISO_8859_1).split("&", -1));
    }

    private static String text(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
