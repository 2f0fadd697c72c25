package dev.hydrant.ledger;

import dev.hydrant.objectstore.FakeBucket;
import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import dev.hydrant.sink.Effect;
import dev.hydrant.sink.ObjectKind;
import dev.hydrant.sink.PlanIdentity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Work over a [ModelSource]: each record goes by a route into a file of its partition, one line per record.
///
/// @param engine the version, which decides how many records a file holds
/// @param cutRecords how many records the next plan takes; 0 where no cut is due
/// @param route the partition of a record; [#ERROR] makes an error record
record ModelWork(ModelSource source, int engine, IntSupplier cutRecords, Function<String, String> route)
        implements LaneWork {

    static final String BUCKET = "lake";
    static final String OUT = "out/";

    /// The partition of records that fail.
    static final String ERROR = "err";

    @Override
    public Entry.Start start() {
        return new Entry.Start(
                "d" + engine, Positions.BEGINNING, FakeBucket.START, Map.of("made-by", "engine " + engine));
    }

    @Override
    public Shape shape() {
        return new Shape("1", "", Integer.toString(engine));
    }

    @Override
    public Optional<Cut> cut(Entry.Start start, Positions after) {
        Positions through = source.readOn(after, cutRecords.getAsInt());
        List<String> records = ModelSource.records(after, through);
        return records.isEmpty()
                ? Optional.empty()
                : Optional.of(new Cut(through, records.size(), content(records).sha256(), FakeBucket.START));
    }

    @Override
    public PlanRun carryOut(Entry.Start start, PlanIdentity identity, Entry.Plan plan) {
        List<String> records = ModelSource.records(plan.after(), plan.cut().through());
        return new Run(files(records, identity), records.size());
    }

    @Override
    public Content emptyFile(String format) {
        return Content.empty();
    }

    /// The number of the plan that made the object of this key.
    static long planOf(String key) {
        String[] parts = key.split("-", -1);
        return Long.parseLong(parts[parts.length - 2]);
    }

    static boolean isError(String key) {
        return key.startsWith(OUT + ERROR + "/");
    }

    private List<Effect.Put> files(List<String> records, PlanIdentity identity) {
        Map<String, List<String>> open = new LinkedHashMap<>();
        List<Effect.Put> files = new ArrayList<>();
        for (String sourceRecord : records) {
            String partition = route.apply(sourceRecord);
            List<String> file = open.computeIfAbsent(partition, name -> new ArrayList<>());
            file.add(sourceRecord);
            if (file.size() > engine) {
                files.add(put(partition, open.remove(partition), identity, files.size()));
            }
        }
        open.forEach((partition, file) -> files.add(put(partition, file, identity, files.size())));
        return files;
    }

    private static Effect.Put put(String partition, List<String> records, PlanIdentity identity, int number) {
        return new Effect.Put(
                BUCKET,
                OUT + partition + "/" + identity.delivery() + "-" + identity.lane() + "-" + identity.number() + "-"
                        + number,
                "lines",
                partition.equals(ERROR) ? ObjectKind.ERROR : ObjectKind.DATA,
                records.size(),
                Attributes.OCTET_STREAM,
                content(records));
    }

    private static Content content(List<String> records) {
        return Content.of((String.join("\n", records) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static final class Run implements PlanRun {
        private final Iterator<Effect.Put> files;
        private final long read;
        private long delivered;
        private long objects;
        private long bytes;

        Run(List<Effect.Put> files, long read) {
            this.files = files.iterator();
            this.read = read;
        }

        @Override
        public Effect.@Nullable Put next() {
            if (!files.hasNext()) {
                return null;
            }
            Effect.Put put = files.next();
            if (put.kind() == ObjectKind.DATA) {
                delivered += put.records();
                objects++;
                bytes += put.content().length();
            }
            return put;
        }

        @Override
        public Counts counts() {
            if (files.hasNext()) {
                throw new IllegalStateException("not all files are made");
            }
            return new Counts(read, delivered, 0, read - delivered, objects, bytes);
        }
    }
}
