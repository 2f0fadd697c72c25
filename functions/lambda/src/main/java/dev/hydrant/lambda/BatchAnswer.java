package dev.hydrant.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/// What Lambda's event source mapping takes as `ReportBatchItemFailures`.
final class BatchAnswer {

    private static final JsonFactory JSON = new JsonFactory();

    private BatchAnswer() {}

    /// @param failedFrom sequence number from which on the batch must come again; empty where all is delivered
    static void write(OutputStream out, Optional<String> failedFrom) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("batchItemFailures");
            if (failedFrom.isPresent()) {
                json.writeStartObject();
                json.writeStringField("itemIdentifier", failedFrom.get());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }
}
