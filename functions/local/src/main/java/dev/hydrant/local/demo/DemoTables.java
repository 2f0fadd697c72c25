package dev.hydrant.local.demo;

import dev.hydrant.columnar.SchemaInference;
import dev.hydrant.columnar.TableSchema;
import dev.hydrant.delivery.Transforms;
import dev.hydrant.local.demo.DemoEvents.Event;
import dev.hydrant.sink.Slice;
import dev.hydrant.transform.RecordTransform;
import dev.hydrant.transform.StreamRecord;
import dev.hydrant.transform.TransformResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The demo's tables, inferred from its events as `hydrant schema` does it.
///
/// @param directory of the database
record DemoTables(Path directory) {

    private static final String TRANSFORM = "github-events";

    /// Infers a table from those that are intact, and writes its definition.
    TableSchema write(String name, List<Event> samples) throws IOException {
        SchemaInference inference = new SchemaInference();
        for (Event sample : samples) {
            if (!sample.damaged()) {
                inference.add(Slice.of(sample.data()));
            }
        }
        TableSchema table = inference.table(name);
        Files.createDirectories(directory);
        Files.write(directory.resolve(name + ".json"), table.toGlue());
        return table;
    }

    /// The events as the transform makes them, so that the table has the fields it adds.
    static List<Event> transformed(List<Event> events) throws IOException {
        RecordTransform transform = Transforms.find(DemoTables.class.getClassLoader())
                .newTransform(TRANSFORM)
                .orElseThrow();
        List<Event> transformed = new ArrayList<>();
        for (Event event : events) {
            if (!event.damaged() && result(transform, event) instanceof TransformResult.Ok ok) {
                transformed.add(new Event(ok.data(), event.partitionKey(), false));
            }
        }
        return transformed;
    }

    private static TransformResult result(RecordTransform transform, Event event) throws IOException {
        try {
            return transform.transform(
                    new StreamRecord(event.data(), event.partitionKey(), Instant.EPOCH, Demo.STREAM, "sample", "0"));
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("an intact event could not be transformed: " + e.getMessage(), e);
        }
    }
}
