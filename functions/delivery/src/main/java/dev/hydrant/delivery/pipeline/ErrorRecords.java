package dev.hydrant.delivery.pipeline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.hydrant.delivery.SourceRecord;
import dev.hydrant.delivery.TableCatalog.TableName;
import dev.hydrant.sink.Refused;
import dev.hydrant.sink.Slice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/// Error records as Firehose writes them: one JSON object a line, with the original bytes in base64.
///
/// Times are epoch milliseconds; a try ends when its plan was cut, so that a rerun writes the same bytes.
///
/// @param lambdaArn the transform's ARN, where there is one
/// @param table the table that records are converted to, where they are
public record ErrorRecords(Optional<String> lambdaArn, Optional<TableName> table) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String LAMBDA_CODES = "Lambda.";

    /// @return the line, its newline included
    Slice line(SourceRecord original, Refused refused, Instant cutTime) throws IOException {
        ByteArrayOutputStream line =
                new ByteArrayOutputStream(original.payload().length() * 4 / 3 + 512);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeNumberField("attemptsMade", 1);
            json.writeNumberField("arrivalTimestamp", original.arrivalMillis());
            switch (refused.kind()) {
                case FORMAT_CONVERSION_FAILED -> {
                    json.writeStringField("lastErrorCode", refused.code());
                    json.writeStringField("lastErrorMessage", refused.message());
                    writeEndAndData(json, original, cutTime);
                    json.writeStringField("sequenceNumber", original.sequenceNumber());
                    json.writeNumberField("subSequenceNumber", refused.subOrdinal());
                    writeTable(json);
                }
                case PROCESSING_FAILED, DECOMPRESSION_FAILED -> {
                    json.writeStringField("errorCode", refused.code());
                    json.writeStringField("errorMessage", refused.message());
                    writeEndAndData(json, original, cutTime);
                    if (lambdaArn.isPresent() && refused.code().startsWith(LAMBDA_CODES)) {
                        json.writeStringField("lambdaArn", lambdaArn.get());
                    }
                }
            }
            json.writeEndObject();
        }
        line.write('\n');
        return Slice.of(line.toByteArray());
    }

    private static void writeEndAndData(JsonGenerator json, SourceRecord original, Instant cutTime) throws IOException {
        json.writeNumberField("attemptEndingTimestamp", cutTime.toEpochMilli());
        Slice payload = original.payload();
        json.writeFieldName("rawData");
        json.writeBinary(payload.array(), payload.offset(), payload.length());
    }

    private void writeTable(JsonGenerator json) throws IOException {
        if (table.isEmpty()) {
            return;
        }
        TableName named = table.get();
        json.writeObjectFieldStart("dataCatalogTable");
        json.writeStringField("catalogId", named.catalogId());
        json.writeStringField("databaseName", named.database());
        json.writeStringField("tableName", named.table());
        json.writeStringField("region", named.region());
        json.writeStringField("versionId", named.versionId());
        json.writeStringField("catalogArn", "");
        json.writeEndObject();
    }
}
