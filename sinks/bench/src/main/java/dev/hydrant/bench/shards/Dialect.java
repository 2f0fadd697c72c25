package dev.hydrant.bench.shards;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;

/// The two ways Kinesis' clients write the same requests.
///
/// @param onTheWire what the first bytes of a payload look like in a request: whole triples, which base64 keeps apart
///     from what follows
record Dialect(String contentType, ObjectMapper mapper, UnaryOperator<byte[]> onTheWire) {

    static final Dialect JSON = new Dialect(
            "application/x-amz-json-1.1",
            new JsonMapper(),
            bytes -> Base64.getEncoder().encodeToString(bytes).getBytes(StandardCharsets.US_ASCII));

    static final Dialect CBOR = new Dialect("application/x-amz-cbor-1.1", new CBORMapper(), UnaryOperator.identity());

    /// The servers here look whether there is a signature, and don't verify it.
    private static final String SIGNATURE =
            "Authorization: AWS4-HMAC-SHA256 Credential=bench/20260101/us-east-1/kinesis/"
                    + "aws4_request, SignedHeaders=host, Signature=0\r\nX-Amz-Date: 20260101T000000Z\r\n";

    String headers(String operation) {
        return "Content-Type: " + contentType + "\r\nX-Amz-Target: Kinesis_20131202." + operation + "\r\n" + SIGNATURE;
    }
}
