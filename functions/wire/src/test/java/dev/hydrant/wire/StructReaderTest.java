package dev.hydrant.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StructReaderTest {

    private static final Shape.Structure PUT_RECORDS =
            Service.KINESIS.operation("PutRecords").input();
    private static final Shape.Structure PUT_RECORD =
            Service.KINESIS.operation("PutRecord").input();
    private static final Shape.Structure GET_RECORDS =
            Service.KINESIS.operation("GetRecords").input();
    private static final int ROUNDS = 200_000;

    @Test
    void aPlainRequestIsReadWithoutTokens() {
        assertPlain(
                PUT_RECORDS,
                "{\"Records\":[{\"Data\":\"aGk=\",\"PartitionKey\":\"k\"},"
                        + " { \"PartitionKey\" : \"\" ,\n\t\"Data\":\"\"}],\"StreamName\":\"s\"}\r\n");
        assertPlain(PUT_RECORDS, "{\"Records\":[]}");
        assertPlain(PUT_RECORDS, "{}");
        assertPlain(GET_RECORDS, "{\"ShardIterator\":\"AAA\",\"Limit\":0}");
        assertPlain(GET_RECORDS, "{\"Limit\":-123}");
    }

    /// Whatever the plain reading takes, it takes as the tokens say; what it doesn't is left to them.
    @Test
    void damagedRequestsAreReadAsTheirTokensSay() {
        String whole = "{\"Records\":[{\"Data\":\"aGVsbG8=\",\"PartitionKey\":\"k\\u00e9\"},"
                + "{\"Data\":\"aGk=\",\"ExplicitHashKey\":\"17\",\"PartitionKey\":\"long enough for eight\"}],"
                + "\"StreamName\":\"stream\"}";
        String limit = "{\"ShardIterator\":\"AAAA\", \"Limit\": 1047 }";
        SplittableRandom random = new SplittableRandom(11);
        int plain = 0;
        for (int i = 0; i < ROUNDS; i++) {
            boolean many = random.nextBoolean();
            Shape.Structure shape = many ? PUT_RECORDS : GET_RECORDS;
            byte[] document =
                    damaged((many ? whole : limit).replace("\\u00e9", random.nextBoolean() ? "" : "\\u00e9"), random);
            Struct read = PlainJson.read(document, shape);
            if (read != null) {
                plain++;
                assertThat(StructWriter.write(Encoding.JSON, read))
                        .as(new String(document, UTF_8))
                        .isEqualTo(StructWriter.write(
                                Encoding.JSON, StructReader.readTokens(Encoding.JSON, document, shape)));
            }
        }
        assertThat(plain).isGreaterThan(ROUNDS / 100);
    }

    @Test
    void aListWithoutEndTakesNoMemoryAndIsRefusedAsAnyThatIsTooLong() {
        for (String element : new String[] {"{}", "{\"Other\":1}"}) {
            String elements = (element + ",").repeat(100_000);
            byte[] document = ("{\"Records\":[" + elements.substring(0, elements.length() - 1) + "]}").getBytes(UTF_8);
            Struct read = StructReader.read(Encoding.JSON, document, PUT_RECORDS);
            assertThat(read.structs("Records")).hasSize(500 + StructReader.KEPT_BEYOND);
            assertThatThrownBy(() -> Validator.validate(read))
                    .hasMessageContaining(
                            "at 'records' failed to satisfy constraint: Member must have length less than or"
                                    + " equal to 500");
        }
    }

    /// Read one by one, a million tags in a row take the parser minutes.
    @Test
    void tagsWithoutEndAreRefusedBeforeTheyAreParsed() {
        byte[] tags = new byte[Wire.MAX_BODY_BYTES];
        Arrays.fill(tags, (byte) 0xC1);
        for (byte[] before : new byte[][] {{}, {(byte) 0xA1, 0x61, 'X'}, {(byte) 0xBF, 0x7F, 0x61, 'X', (byte) 0xFF}}) {
            System.arraycopy(before, 0, tags, 0, before.length);
            assertThatThrownBy(() -> StructReader.read(Encoding.CBOR, tags, GET_RECORDS))
                    .isInstanceOf(ServiceException.class)
                    .extracting(refused -> ((ServiceException) refused).code())
                    .isEqualTo(ErrorCode.SERIALIZATION);
        }
    }

    @Test
    void bytesThatLookLikeTagsAreBytes() {
        byte[] data = new byte[70_000];
        Arrays.fill(data, (byte) 0xC1);
        Struct put = Struct.of(PUT_RECORD)
                .with("Data", Blob.of(data))
                .with("PartitionKey", "\u00c1".repeat(200))
                .build();
        byte[] document = StructWriter.write(Encoding.CBOR, put);
        Struct read = StructReader.read(Encoding.CBOR, document, PUT_RECORD);
        assertThat(StructWriter.write(Encoding.CBOR, read)).isEqualTo(document);
    }

    private static void assertPlain(Shape.Structure shape, String document) {
        Struct plain = PlainJson.read(document.getBytes(UTF_8), shape);
        assertThat(plain).as(document).isNotNull();
        if (plain != null) {
            Struct tokens = StructReader.readTokens(Encoding.JSON, document.getBytes(UTF_8), shape);
            assertThat(StructWriter.write(Encoding.JSON, plain)).isEqualTo(StructWriter.write(Encoding.JSON, tokens));
        }
    }

    /// With up to two bytes changed, or its end cut off.
    private static byte[] damaged(String document, SplittableRandom random) {
        byte[] bytes = document.getBytes(UTF_8);
        String interesting = "{}[],:\"\\ \n-0129.eEtfn=+/x";
        for (int i = random.nextInt(3); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = random.nextInt(4) == 0
                    ? (byte) random.nextInt(256)
                    : (byte) interesting.charAt(random.nextInt(interesting.length()));
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
