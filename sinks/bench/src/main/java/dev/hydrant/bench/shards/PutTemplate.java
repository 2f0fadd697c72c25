package dev.hydrant.bench.shards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;

/// A request that puts records, written once; before it is sent again only the numbers in its payloads change. So the
/// load costs its own process next to nothing. For one thread.
final class PutTemplate {

    private final Dialect dialect;
    private final byte[] request;
    private final int[] numbersAt;

    private PutTemplate(Dialect dialect, byte[] request, int records) {
        this.dialect = dialect;
        this.request = request;
        this.numbersAt = new int[records];
        int from = 0;
        for (int i = 0; i < records; i++) {
            numbersAt[i] = find(dialect.onTheWire().apply(Payloads.number(i)), from);
            from = numbersAt[i] + 1;
        }
    }

    /// Many records, each with a partition key of its own.
    ///
    /// @param keys what the keys begin with
    static PutTemplate putRecords(Dialect dialect, String stream, int records, int payloadBytes, String keys)
            throws IOException {
        byte[] payload = Payloads.noise(payloadBytes);
        ObjectNode request = KinesisClient.request();
        ArrayNode entries = request.putArray("Records");
        for (int i = 0; i < records; i++) {
            entries.addObject().put("Data", numbered(payload, i)).put("PartitionKey", keys + i);
        }
        return new PutTemplate(dialect, dialect.mapper().writeValueAsBytes(request.put("StreamName", stream)), records);
    }

    /// One record.
    static PutTemplate putRecord(Dialect dialect, String stream, int payloadBytes) throws IOException {
        ObjectNode request = KinesisClient.request();
        request.put("StreamName", stream)
                .put("PartitionKey", "partition")
                .put("Data", numbered(Payloads.noise(payloadBytes), 0));
        return new PutTemplate(dialect, dialect.mapper().writeValueAsBytes(request), 1);
    }

    int records() {
        return numbersAt.length;
    }

    /// The request with its records numbered from here on; valid until the next call.
    byte[] numberedFrom(long first) {
        for (int i = 0; i < numbersAt.length; i++) {
            byte[] number = dialect.onTheWire().apply(Payloads.number(first + i));
            System.arraycopy(number, 0, request, numbersAt[i], number.length);
        }
        return request;
    }

    private static byte[] numbered(byte[] payload, long number) {
        byte[] numbered = payload.clone();
        System.arraycopy(Payloads.number(number), 0, numbered, 0, Payloads.NUMBER_BYTES);
        return numbered;
    }

    private int find(byte[] bytes, int from) {
        for (int at = from; at + bytes.length <= request.length; at++) {
            if (Arrays.equals(request, at, at + bytes.length, bytes, 0, bytes.length)) {
                return at;
            }
        }
        throw new IllegalStateException("a payload isn't in its own request");
    }
}
