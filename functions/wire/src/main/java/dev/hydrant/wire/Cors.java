package dev.hydrant.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a browser asks and is told before it may call.
final class Cors {

    private static final String MAX_AGE_SECONDS = "172800";

    private Cors() {}

    static Map<String, String> headers() {
        return Map.of(
                "Access-Control-Allow-Origin",
                "*",
                "Access-Control-Expose-Headers",
                "x-amzn-RequestId,x-amzn-ErrorType,x-amz-request-id,x-amz-id-2,x-amzn-ErrorMessage,Date");
    }

    static WireResponse preflight(WireRequest request, String requestId) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-amzn-RequestId", requestId);
        headers.put("Access-Control-Allow-Origin", "*");
        request.header("access-control-request-headers")
                .ifPresent(asked -> headers.put("Access-Control-Allow-Headers", asked));
        request.header("access-control-request-method")
                .ifPresent(asked -> headers.put("Access-Control-Allow-Methods", asked));
        headers.put("Access-Control-Max-Age", MAX_AGE_SECONDS);
        return new WireResponse(200, headers, new byte[0]);
    }
}
