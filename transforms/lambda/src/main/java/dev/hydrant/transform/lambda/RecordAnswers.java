package dev.hydrant.transform.lambda;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hydrant.transform.TransformResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The answers to a request's records, kept below a length in all: room for a failure is first set aside for each.
final class RecordAnswers {

    private static final byte[] HEAD = "{\"records\":[".getBytes(StandardCharsets.UTF_8);
    private static final byte[] TAIL = "]}".getBytes(StandardCharsets.UTF_8);
    private static final TransformResult NO_ROOM = new TransformResult.ProcessingFailed("no room");

    private final JsonMapper json;
    private final List<byte[]> answers = new ArrayList<>();
    private int roomBytes;

    RecordAnswers(JsonMapper json, List<TransformationRecord> records, int longestBytes) throws IOException {
        this.json = json;
        this.roomBytes = longestBytes - HEAD.length - TAIL.length;
        for (TransformationRecord record : records) {
            roomBytes -= answer(record.recordId(), NO_ROOM).length + 1;
        }
    }

    /// Adds the next record's answer.
    ///
    /// @return false where there is no room for the result, so that the record is answered as failed
    boolean add(String recordId, TransformResult result) throws IOException {
        byte[] failed = answer(recordId, NO_ROOM);
        byte[] answer = answer(recordId, result);
        boolean fits = answer.length - failed.length <= roomBytes;
        answers.add(fits ? answer : failed);
        roomBytes -= fits ? answer.length - failed.length : 0;
        return fits;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(HEAD);
        for (int i = 0; i < answers.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.write(answers.get(i));
        }
        out.write(TAIL);
    }

    private byte[] answer(String recordId, TransformResult result) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("recordId", recordId);
            switch (result) {
                case TransformResult.Ok(byte[] data, Map<String, String> partitionKeys) -> {
                    out.writeStringField("result", "Ok");
                    out.writeBinaryField("data", data);
                    writeKeys(out, partitionKeys);
                }
                case TransformResult.Dropped() -> out.writeStringField("result", "Dropped");
                case TransformResult.ProcessingFailed failed -> out.writeStringField("result", "ProcessingFailed");
            }
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /// In the keys' order, so that the same result is the same text in every process.
    private static void writeKeys(JsonGenerator out, Map<String, String> partitionKeys) throws IOException {
        if (partitionKeys.isEmpty()) {
            return;
        }
        out.writeObjectFieldStart("metadata");
        out.writeObjectFieldStart("partitionKeys");
        for (Map.Entry<String, String> key : new TreeMap<>(partitionKeys).entrySet()) {
            out.writeStringField(key.getKey(), key.getValue());
        }
        out.writeEndObject();
        out.writeEndObject();
    }
}
