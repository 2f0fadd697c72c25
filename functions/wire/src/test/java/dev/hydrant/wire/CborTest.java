package dev.hydrant.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CborTest {

    private static final Instant TIME = Instant.ofEpochMilli(1_700_000_000_123L);

    @Test
    void bytesAndTimesSurviveBothEncodings() {
        Shape.Structure output = Service.KINESIS.operation("GetRecords").output();
        Shape.Structure record =
                (Shape.Structure) ((Shape.ListOf) output.members().getFirst().shape()).element();
        Struct written = Struct.of(output)
                .with(
                        "Records",
                        List.of(Struct.of(record)
                                .with("Data", new Blob(new byte[] {9, 1, -1, 9}, 1, 2))
                                .with("PartitionKey", "\uD83D\uDE92")
                                .with("SequenceNumber", "0")
                                .with("ApproximateArrivalTimestamp", TIME)
                                .build()))
                .with("MillisBehindLatest", 5)
                .build();
        for (Encoding encoding : Encoding.values()) {
            Struct read = StructReader.read(encoding, StructWriter.write(encoding, written), output);
            Struct readRecord = read.structs("Records").getFirst();
            assertThat(readRecord.blob("Data").toByteArray()).containsExactly(1, -1);
            assertThat(readRecord.text("PartitionKey")).isEqualTo("\uD83D\uDE92");
            assertThat(readRecord.timeIfPresent("ApproximateArrivalTimestamp")).contains(TIME);
            assertThat(read.whole("MillisBehindLatest")).isEqualTo(5);
        }
    }

    @Test
    void aTimeIsTaggedMillisecondsAsTheJavaClientsWriteIt() throws IOException {
        assertThat(time(generator -> generator.writeNumber(TIME.toEpochMilli())))
                .isEqualTo(TIME);
    }

    @Test
    void aTimeMayAlsoBeInSecondsAsTheStandardHasItOrAText() throws IOException {
        assertThat(time(generator -> generator.writeNumber(1_700_000_000)))
                .isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        assertThat(time(generator -> generator.writeNumber(1_700_000_000.123))).isEqualTo(TIME);
        assertThat(time(generator -> generator.writeNumber(1_700_000_000_123.0)))
                .isEqualTo(TIME);
        assertThat(time(generator -> generator.writeString("1700000000123"))).isEqualTo(TIME);
        assertThat(time(generator -> generator.writeNumber(0))).isEqualTo(Instant.EPOCH);
        assertThatThrownBy(() -> time(generator -> generator.writeString("yesterday")))
                .hasMessage("class java.lang.String can not be converted to milliseconds since epoch");
    }

    private interface Written {
        void to(CBORGenerator generator) throws IOException;
    }

    private static Instant time(Written written) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (CBORGenerator generator =
                (CBORGenerator) Documents.of(Encoding.CBOR).createGenerator(body)) {
            generator.writeStartObject();
            generator.writeFieldName("Timestamp");
            generator.writeTag(1);
            written.to(generator);
            generator.writeEndObject();
        }
        return StructReader.read(
                        Encoding.CBOR,
                        body.toByteArray(),
                        Service.KINESIS.operation("GetShardIterator").input())
                .timeIfPresent("Timestamp")
                .orElseThrow();
    }

    @Test
    void anErrorIsWrittenInTheRequestsEncoding() {
        Wire wire = TestWire.answering("ListStreams", input -> {
            throw new ServiceException(ErrorCode.LIMIT_EXCEEDED, "slowly");
        });
        WireResponse response = wire.handle(
                TestWire.request("ListStreams", "application/x-amz-cbor-1.1", new byte[] {(byte) 0xBF, (byte) 0xFF}));
        assertThat(response.headers()).containsEntry("Content-Type", "application/x-amz-cbor-1.1");
        Shape.Structure error = Shapes.structure(
                "Error", Shapes.optional("__type", Shapes.TEXT), Shapes.optional("message", Shapes.TEXT));
        Struct read = StructReader.read(Encoding.CBOR, response.body(), error);
        assertThat(read.text("__type")).isEqualTo("LimitExceededException");
        assertThat(read.text("message")).isEqualTo("slowly");
    }
}
