package dev.hydrant.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import dev.hydrant.sink.PartitionKeys;
import dev.hydrant.sink.RecordFileWriter;
import dev.hydrant.sink.SinkRecord;
import dev.hydrant.sink.Slice;
import dev.hydrant.testkit.PythonService;
import dev.hydrant.testkit.Seeds;
import io.airlift.compress.snappy.SnappyHadoopStreams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xerial.snappy.SnappyInputStream;

class RawFormatTest {

    private static final int RUNS = 25;
    private static final int MOST_RECORDS = 40;
    private static final int LONGEST_RECORD = 40_000;

    private static PythonService decoders;

    @BeforeAll
    static void startDecoders() {
        decoders = PythonService.start(RawFormatTest.class, "decoders.py");
    }

    @AfterAll
    static void stopDecoders() {
        decoders.close();
    }

    @ParameterizedTest
    @EnumSource
    void foreignDecodersFindTheRecordsWithNothingBetweenThem(RawCompression compression) {
        RawFormat format = new RawFormat(compression);
        Seeds.check(RUNS, random -> {
            List<byte[]> payloads = payloads(random);
            assertThat(decoded(compression, written(format, payloads))).isEqualTo(joined(payloads));
        });
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyFileIsValid(RawCompression compression) {
        RawFormat format = new RawFormat(compression);
        assertThat(decoded(compression, format.emptyFile())).isEmpty();
        assertThat(written(format, List.of()).toByteArray())
                .isEqualTo(format.emptyFile().toByteArray());
    }

    @ParameterizedTest
    @EnumSource
    void theSameRecordsGiveTheSameBytesWhateverCameBefore(RawCompression compression) {
        Seeds.check(RUNS, random -> {
            List<byte[]> payloads = payloads(random);
            RawFormat used = new RawFormat(compression);
            written(used, payloads(random));
            RecordFileWriter givenUp = used.openWriter();
            payloads(random).forEach(payload -> givenUp.add(record(payload)));
            givenUp.discard();
            assertThat(written(used, payloads).toByteArray())
                    .isEqualTo(written(new RawFormat(compression), payloads).toByteArray());
        });
    }

    @ParameterizedTest
    @EnumSource
    void aWriterCountsWhatItTookBeforeCompression(RawCompression compression) {
        RecordFileWriter writer = new RawFormat(compression).openWriter();
        byte[] around = "..12345..".getBytes(StandardCharsets.US_ASCII);
        assertThat(writer.add(new SinkRecord(0, 0, 0, new Slice(around, 2, 5), PartitionKeys.NONE)))
                .isNull();
        assertThat(writer.add(record(new byte[0]))).isNull();
        assertThat(writer.payloadBytes()).isEqualTo(5);
        assertThat(writer.records()).isEqualTo(2);
        assertThat(decoded(compression, writer.finish())).asString().isEqualTo("12345");
    }

    @ParameterizedTest
    @EnumSource
    void onlyOneWriterIsOpenAtATime(RawCompression compression) {
        RawFormat format = new RawFormat(compression);
        RecordFileWriter writer = format.openWriter();
        assertThatThrownBy(format::openWriter).isInstanceOf(IllegalStateException.class);
        writer.finish();
        assertThatThrownBy(() -> writer.add(record(new byte[1]))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(writer::finish).isInstanceOf(IllegalStateException.class);
        format.openWriter().discard();
    }

    @Test
    void objectsAreNamedAndLabelledAsAwsDoes() {
        List<String> labels = new ArrayList<>();
        for (RawCompression compression : RawCompression.values()) {
            RawFormat format = new RawFormat(compression);
            Attributes attributes = format.attributes();
            assertThat(attributes.contentType()).isEqualTo("application/octet-stream");
            labels.add(String.join(
                    " ",
                    compression.wireName(),
                    format.name(),
                    format.extension(),
                    attributes.contentEncoding().orElse("-")));
        }
        assertThat(labels)
                .containsExactly(
                        "UNCOMPRESSED raw-uncompressed  -",
                        "GZIP raw-gzip .gz gzip",
                        "ZIP raw-zip .zip zip",
                        "Snappy raw-snappy .snappy snappy-java",
                        "HADOOP_SNAPPY raw-hadoop-snappy .snappy hadoop-snappy");
    }

    @Test
    void aZipHoldsOneDeflatedEntryNamedByItsBytes() {
        byte[] payload = "{\"a\":1}\n".getBytes(StandardCharsets.UTF_8);
        JsonNode facts = ask(RawCompression.ZIP, written(new RawFormat(RawCompression.ZIP), List.of(payload)))
                .get("facts");
        assertThat(facts.get("name").asText())
                .isEqualTo(UUID.nameUUIDFromBytes(payload).toString());
        assertThat(facts.get("method").asInt()).isEqualTo(8);
        assertThat(facts.get("time").toString()).isEqualTo("[1980,1,1,0,0,0]");
    }

    @Test
    void aGzipFileHasNoTime() {
        Content file = written(new RawFormat(RawCompression.GZIP), List.of(new byte[10]));
        assertThat(ask(RawCompression.GZIP, file).at("/facts/time").asInt()).isZero();
    }

    @Test
    void snappyJavaItselfReadsItsStream() {
        RawFormat format = new RawFormat(RawCompression.SNAPPY);
        Seeds.check(RUNS, random -> {
            List<byte[]> payloads = payloads(random);
            byte[] file = written(format, payloads).toByteArray();
            assertThat(HexFormat.of().formatHex(file, 0, 8)).isEqualTo("82534e4150505900");
            assertThat(drained(new SnappyInputStream(new ByteArrayInputStream(file))))
                    .isEqualTo(joined(payloads));
        });
    }

    @Test
    void hadoopsFramingIsReadByAnotherReaderOfIt() {
        RawFormat format = new RawFormat(RawCompression.HADOOP_SNAPPY);
        Seeds.check(RUNS, random -> {
            List<byte[]> payloads = payloads(random);
            InputStream file = written(format, payloads).newInputStream();
            assertThat(drained(new SnappyHadoopStreams().createInputStream(file)))
                    .isEqualTo(joined(payloads));
        });
    }

    /// Text that compresses, noise that doesn't, and records of no byte.
    private static List<byte[]> payloads(RandomGenerator random) {
        List<byte[]> payloads = new ArrayList<>();
        int records = random.nextInt(MOST_RECORDS);
        for (int i = 0; i < records; i++) {
            byte[] payload = new byte[random.nextInt(4) == 0 ? random.nextInt(LONGEST_RECORD) : random.nextInt(300)];
            if (random.nextBoolean()) {
                random.nextBytes(payload);
            } else {
                Arrays.fill(payload, (byte) random.nextInt());
            }
            payloads.add(payload);
        }
        return payloads;
    }

    private static Content written(RawFormat format, List<byte[]> payloads) {
        RecordFileWriter writer = format.openWriter();
        payloads.forEach(payload -> writer.add(record(payload)));
        return writer.finish();
    }

    private static SinkRecord record(byte[] payload) {
        return new SinkRecord(0, 0, 0, Slice.of(payload), PartitionKeys.NONE);
    }

    private static byte[] decoded(RawCompression compression, Content file) {
        return Base64.getDecoder().decode(ask(compression, file).get("content").asText());
    }

    private static JsonNode ask(RawCompression compression, Content file) {
        return decoders.ask(PythonService.JSON
                .createObjectNode()
                .put("compression", compression.wireName())
                .put("file", Base64.getEncoder().encodeToString(file.toByteArray())));
    }

    private static byte[] joined(List<byte[]> payloads) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        payloads.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] drained(InputStream in) throws IOException {
        try (in) {
            return in.readAllBytes();
        }
    }
}
