package dev.hydrant.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.ObjectKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads an entry; [EntryWriter]'s opposite.
///
/// A kind that this version doesn't know is refused: what follows from it can't be guessed. Members that it
/// doesn't know are passed over.
final class EntryReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EntryReader() {}

    /// @param place which entry, for messages
    /// @throws LedgerException where the bytes are no entry, or of an unknown kind
    static Entry read(String place, byte[] bytes) {
        JsonMembers json = parse(place, bytes);
        try {
            return entry(json);
        } catch (IllegalArgumentException e) {
            throw new LedgerException(place + ": " + e.getMessage(), e);
        }
    }

    private static Entry entry(JsonMembers json) {
        String kind = json.text("kind");
        return switch (kind) {
            case EntryWriter.START -> start(json);
            case EntryWriter.PLAN -> plan(json);
            case EntryWriter.FILES -> files(json);
            case EntryWriter.DONE -> done(json);
            case EntryWriter.VOID -> new Entry.Void(json.number("plan"), json.text("reason"));
            default ->
                throw new LedgerException(json.place() + " is of kind `" + kind + "`, which this version doesn't know");
        };
    }

    private static JsonMembers parse(String place, byte[] bytes) {
        try {
            return new JsonMembers(place, JSON.readTree(bytes));
        } catch (IOException e) {
            throw new LedgerException(place + " is no JSON: " + e.getMessage(), e);
        }
    }

    private static Entry start(JsonMembers json) {
        return new Entry.Start(
                json.text("delivery"),
                new Positions(json.texts("positions")),
                json.instant("created"),
                json.texts("properties"));
    }

    private static Entry plan(JsonMembers json) {
        JsonMembers cut = json.object("cut");
        JsonMembers shape = json.object("shape");
        return new Entry.Plan(
                new Positions(json.texts("after")),
                new Cut(
                        new Positions(cut.texts("through")),
                        cut.number("records"),
                        cut.text("digest"),
                        cut.instant("time")),
                new Shape(shape.text("deliveryVersion"), shape.text("table"), shape.text("engine")));
    }

    private static Entry files(JsonMembers json) {
        List<PlannedObject> objects = new ArrayList<>();
        for (JsonMembers object : json.objects("objects")) {
            objects.add(object(object));
        }
        return new Entry.Files(objects, json.flag("last") ? counts(json.object("counts")) : null);
    }

    private static PlannedObject object(JsonMembers json) {
        return new PlannedObject(
                json.text("bucket"),
                json.text("key"),
                json.text("format"),
                json.constant("kind", ObjectKind.class),
                json.number("records"),
                new Attributes(json.text("contentType"), json.optionalText("contentEncoding")),
                json.number("length"),
                json.text("sha256"));
    }

    private static Entry done(JsonMembers json) {
        return new Entry.Done(
                json.number("plan"), new Positions(json.texts("positions")), counts(json.object("counts")));
    }

    private static Counts counts(JsonMembers json) {
        return new Counts(
                json.number("recordsRead"),
                json.number("recordsDelivered"),
                json.number("recordsDropped"),
                json.number("recordsFailed"),
                json.number("objects"),
                json.number("bytesDelivered"));
    }
}
