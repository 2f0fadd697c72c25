package dev.hydrant.bench;

import dev.hydrant.columnar.HiveType.Array;
import dev.hydrant.columnar.HiveType.Field;
import dev.hydrant.columnar.HiveType.Simple;
import dev.hydrant.columnar.HiveType.Struct;
import dev.hydrant.columnar.TableSchema;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/// Nested click events as a web shop sends them, always the same ones: few-valued and unique texts, numbers, times, a
/// list of structs, nulls.
final class ClickEvents {

    static final TableSchema TABLE = new TableSchema(
            "clicks",
            List.of(
                    new Field("event_id", Simple.STRING),
                    new Field("event_type", Simple.STRING),
                    new Field("occurred_at", Simple.TIMESTAMP),
                    new Field(
                            "user",
                            new Struct(List.of(
                                    new Field("id", Simple.BIGINT),
                                    new Field("country", Simple.STRING),
                                    new Field("premium", Simple.BOOLEAN),
                                    new Field("segments", new Array(Simple.STRING))))),
                    new Field(
                            "page",
                            new Struct(List.of(
                                    new Field("url", Simple.STRING),
                                    new Field("referrer", Simple.STRING),
                                    new Field("load_ms", Simple.DOUBLE)))),
                    new Field(
                            "items",
                            new Array(new Struct(List.of(
                                    new Field("sku", Simple.STRING),
                                    new Field("quantity", Simple.INT),
                                    new Field("price", Simple.DOUBLE))))),
                    new Field("session", Simple.STRING),
                    new Field("position", Simple.INT)));

    /// The same columns in DuckDB's words.
    static final String DUCKDB_COLUMNS = "{event_id: 'VARCHAR', event_type: 'VARCHAR', occurred_at: 'TIMESTAMP', "
            + "user: 'STRUCT(id BIGINT, country VARCHAR, premium BOOLEAN, segments VARCHAR[])', "
            + "page: 'STRUCT(url VARCHAR, referrer VARCHAR, load_ms DOUBLE)', "
            + "items: 'STRUCT(sku VARCHAR, quantity INTEGER, price DOUBLE)[]', session: 'VARCHAR', position: 'INTEGER'}";

    private static final long SEED = 20_260_101;
    private static final String[] TYPES = {"view", "click", "add_to_cart", "purchase", "search"};
    private static final String[] COUNTRIES = {"DE", "FR", "US", "IN", "BR", "JP", "GB", "NG", "PL", "MX"};
    private static final String[] SEGMENTS = {"new", "loyal", "mobile", "desktop", "newsletter", "sale"};

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final StringBuilder line = new StringBuilder();
    private long millis = 1_767_225_600_000L;

    private ClickEvents() {}

    /// One event to the line.
    static byte[] lines(int count) {
        ClickEvents events = new ClickEvents();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            out.writeBytes(events.next().getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }

    private String next() {
        millis += random.nextInt(200);
        line.setLength(0);
        line.append("{\"event_id\":\"").append(hex()).append(hex()).append('"');
        text("event_type", TYPES[random.nextInt(TYPES.length)]);
        text("occurred_at", Instant.ofEpochMilli(millis).toString());
        line.append(",\"user\":{\"id\":").append(random.nextInt(1_000_000));
        text("country", COUNTRIES[random.nextInt(COUNTRIES.length)]);
        line.append(",\"premium\":").append(random.nextInt(5) == 0).append(",\"segments\":[");
        for (int i = random.nextInt(4); i > 0; i--) {
            line.append('"').append(SEGMENTS[random.nextInt(SEGMENTS.length)]).append(i > 1 ? "\"," : "\"");
        }
        line.append("]},\"page\":{\"url\":\"https://shop.example/category/")
                .append(random.nextInt(40))
                .append("/product/")
                .append(random.nextInt(5_000))
                .append('"');
        if (random.nextInt(3) == 0) {
            text("referrer", "https://search.example/?q=" + random.nextInt(2_000));
        }
        line.append(",\"load_ms\":").append(random.nextInt(200_000) / 100.0).append("},\"items\":[");
        for (int i = random.nextInt(4); i > 0; i--) {
            line.append("{\"sku\":\"SKU-").append(random.nextInt(20_000));
            line.append("\",\"quantity\":").append(1 + random.nextInt(4));
            line.append(",\"price\":").append(random.nextInt(30_000) / 100.0).append(i > 1 ? "}," : "}");
        }
        line.append(']');
        text("session", hex());
        line.append(",\"position\":").append(random.nextInt(4) == 0 ? "null" : random.nextInt(100));
        return line.append("}\n").toString();
    }

    private void text(String key, String value) {
        line.append(",\"").append(key).append("\":\"").append(value).append('"');
    }

    private String hex() {
        return Long.toHexString(random.nextLong() | Long.MIN_VALUE);
    }
}
