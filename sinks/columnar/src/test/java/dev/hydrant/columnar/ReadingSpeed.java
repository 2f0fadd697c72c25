package dev.hydrant.columnar;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.ThreadMXBean;
import dev.hydrant.sink.Slice;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Measures JSON to column batches: megabytes of JSON and bytes allocated for each record, in CPU time of one thread.
///
/// Run it from the test class path; arguments: seconds for each round, rounds.
public final class ReadingSpeed {

    private static final int RECORDS = 20_000;
    private static final long SEED = 42;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String COLUMNS = "event_id:string,event_type:string,ts:timestamp,"
            + "user:struct<id:bigint,name:string,country:string,segments:array<string>,premium:boolean>,"
            + "session:struct<id:string,started:timestamp,page_views:int,referrer:string>,"
            + "device:struct<os:string,version:string,screen:struct<width:int,height:int,ratio:double>>,"
            + "items:array<struct<sku:string,price:decimal(10,2),quantity:int,tags:array<string>>>,"
            + "position:struct<x:int,y:int,scroll:double>,attributes:map<string,string>,score:float";

    private ReadingSpeed() {}

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 3;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        List<Slice> records = clicks();
        long bytes = records.stream().mapToLong(Slice::length).sum();
        out.printf(Locale.ROOT, "%d records, %d bytes each on average%n", RECORDS, bytes / RECORDS);
        JsonRowReader reader = Reading.openX(COLUMNS);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int round = 0; round < rounds; round++) {
            long startNanos = threads.getCurrentThreadCpuTime();
            long startAllocated = threads.getCurrentThreadAllocatedBytes();
            long passes = 0;
            double spent = 0;
            while (spent < seconds) {
                readAll(reader, records);
                passes++;
                spent = (threads.getCurrentThreadCpuTime() - startNanos) / NANOS_PER_SECOND;
            }
            long allocated = threads.getCurrentThreadAllocatedBytes() - startAllocated;
            out.printf(
                    Locale.ROOT,
                    "%.0f MB/s, %.0f records/s, %d bytes allocated for a record%n",
                    bytes * passes / spent / 1e6,
                    RECORDS * passes / spent,
                    allocated / (RECORDS * passes));
        }
    }

    private static void readAll(JsonRowReader reader, List<Slice> records) {
        ColumnBatch batch = reader.batch();
        for (Slice record : records) {
            RowFailure failure = reader.read(record);
            if (failure != null) {
                throw new AssertionError(failure.message());
            }
            if (batch.rows() == ColumnarFormat.MAX_BATCH_ROWS || batch.bytes() >= ColumnarFormat.MAX_BATCH_BYTES) {
                batch.clear();
            }
        }
        batch.clear();
    }

    private static List<Slice> clicks() {
        Random random = new Random(SEED);
        List<Slice> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            records.add(Slice.of(click(i, random).getBytes(UTF_8)));
        }
        return records;
    }

    private static String click(int number, Random random) {
        StringBuilder items = new StringBuilder();
        for (int item = random.nextInt(4); item >= 0; item--) {
            items.append(String.format(
                    Locale.ROOT,
                    "%s{\"sku\":\"SKU-%06d\",\"price\":%d.%02d,\"quantity\":%d,\"tags\":[\"sale\",\"new-%d\"],\"unused\":null}",
                    items.isEmpty() ? "" : ",",
                    random.nextInt(1_000_000),
                    random.nextInt(500),
                    random.nextInt(100),
                    1 + random.nextInt(5),
                    random.nextInt(50)));
        }
        return String.format(
                Locale.ROOT,
                "{\"event_id\":\"%016x%016x\",\"event_type\":\"%s\",\"ts\":\"2024-05-%02dT%02d:%02d:%02d.%03dZ\","
                        + "\"user\":{\"id\":%d,\"name\":\"User Number %d\",\"country\":\"%s\",\"segments\":[\"a%d\",\"b%d\"],"
                        + "\"premium\":%s},\"session\":{\"id\":\"%016x\",\"started\":%d,\"page_views\":%d,"
                        + "\"referrer\":\"https://www.example.com/path/%d?utm_source=letter\"},"
                        + "\"device\":{\"os\":\"Android\",\"version\":\"14.%d\",\"screen\":{\"width\":1080,\"height\":%d,"
                        + "\"ratio\":%.3f}},\"items\":[%s],\"position\":{\"x\":%d,\"y\":%d,\"scroll\":%.4f},"
                        + "\"attributes\":{\"campaign\":\"spring-%d\",\"variant\":\"%s\"},"
                        + "\"debug\":{\"trace\":[%d,%d],\"note\":\"not in the table\"},\"score\":%.3f}\n",
                random.nextLong(),
                random.nextLong(),
                List.of("view", "click", "purchase", "größer").get(random.nextInt(4)),
                1 + random.nextInt(28),
                random.nextInt(24),
                random.nextInt(60),
                random.nextInt(60),
                random.nextInt(1000),
                random.nextLong(1L << 40),
                number,
                List.of("DE", "US", "JP").get(random.nextInt(3)),
                random.nextInt(9),
                random.nextInt(9),
                random.nextBoolean(),
                random.nextLong(),
                1_700_000_000_000L + random.nextInt(1_000_000_000),
                random.nextInt(40),
                random.nextInt(10_000),
                random.nextInt(9),
                2000 + random.nextInt(400),
                random.nextDouble(),
                items,
                random.nextInt(1080),
                random.nextInt(2400),
                random.nextDouble(),
                random.nextInt(20),
                random.nextBoolean() ? "A" : "B",
                random.nextInt(1000),
                random.nextInt(1000),
                random.nextDouble());
    }
}
