package dev.hydrant.wire;

import java.util.Optional;

/// What AWS was observed to answer to a request in a content type that isn't of its protocol. None is carried out.
final class OtherContentTypes {

    /// A protocol of old, in which no operation is known any more.
    private static final String PLAIN_JSON = "application/json";

    private OtherContentTypes() {}

    /// @param isKnown whether the target is an operation
    static WireResponse answer(WireRequest request, Answer answer, Optional<Target> target, boolean isKnown) {
        if (request.body().length == 0) {
            ErrorCode code = isKnown ? ErrorCode.SERIALIZATION : ErrorCode.UNKNOWN_OPERATION;
            return answer.error(Encoding.CBOR, new ServiceException(code, ""));
        }
        if (ContentTypes.type(request).equals(PLAIN_JSON)) {
            return StructReader.isDocument(Encoding.JSON, request.body())
                    ? answer.envelope(404, ErrorCode.UNKNOWN_OPERATION)
                    : answer.envelope(400, ErrorCode.SERIALIZATION);
        }
        return target.isEmpty()
                ? answer.xml(403, ErrorCode.ACCESS_DENIED, Target.UNDETERMINED)
                : answer.xml(404, ErrorCode.UNKNOWN_OPERATION, "");
    }
}
