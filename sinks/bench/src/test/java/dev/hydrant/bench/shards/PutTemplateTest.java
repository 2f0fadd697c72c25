package dev.hydrant.bench.shards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PutTemplateTest {

    @Test
    void everyRecordOfARequestCarriesItsNumberInEitherDialect() throws IOException {
        for (Dialect dialect : List.of(Dialect.JSON, Dialect.CBOR)) {
            PutTemplate template = PutTemplate.putRecords(dialect, "stream", 500, 1024, "key-");
            for (long first : new long[] {0, 500, 3 * Acknowledged.WRITER + 17}) {
                JsonNode records =
                        dialect.mapper().readTree(template.numberedFrom(first)).path("Records");
                assertThat(records).hasSize(500);
                for (int i = 0; i < 500; i++) {
                    byte[] payload = records.get(i).path("Data").binaryValue();
                    assertThat(payload).hasSize(1024);
                    assertThat(Payloads.numberOf(payload)).isEqualTo(first + i);
                    assertThat(records.get(i).path("PartitionKey").asText()).isEqualTo("key-" + i);
                }
            }
        }
    }

    @Test
    void oneRecordCarriesItsNumber() throws IOException {
        PutTemplate template = PutTemplate.putRecord(Dialect.JSON, "stream", 100);
        JsonNode request = Dialect.JSON.mapper().readTree(template.numberedFrom(42));
        assertThat(Payloads.numberOf(request.path("Data").binaryValue())).isEqualTo(42);
        assertThat(request.path("StreamName").asText()).isEqualTo("stream");
    }
}
