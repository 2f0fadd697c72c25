package dev.hydrant.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/// Writes an entry as one line of JSON; [EntryReader]'s opposite.
///
/// Its members are in a fixed order, so equal entries have equal bytes: that is how an append knows its own.
final class EntryWriter {

    static final String START = "start";
    static final String PLAN = "plan";
    static final String FILES = "files";
    static final String DONE = "done";
    static final String VOID = "void";

    private EntryWriter() {}

    static byte[] write(Entry entry) {
        ObjectNode json = switch (entry) {
            case Entry.Start start -> start(start);
            case Entry.Plan plan -> plan(plan);
            case Entry.Files files -> files(files);
            case Entry.Done done -> done(done);
            case Entry.Void given -> given(given);
        };
        return (json + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode start(Entry.Start start) {
        ObjectNode json = kind(START).put("delivery", start.delivery());
        json.set("positions", texts(start.positions().byShard()));
        json.put("created", start.created().toString());
        json.set("properties", texts(start.properties()));
        return json;
    }

    private static ObjectNode plan(Entry.Plan plan) {
        ObjectNode json = kind(PLAN);
        json.set("after", texts(plan.after().byShard()));
        Cut cut = plan.cut();
        ObjectNode cutJson = json.putObject("cut");
        cutJson.set("through", texts(cut.through().byShard()));
        cutJson.put("records", cut.records())
                .put("digest", cut.digest())
                .put("time", cut.time().toString());
        json.putObject("shape")
                .put("deliveryVersion", plan.shape().deliveryVersion())
                .put("table", plan.shape().table())
                .put("engine", plan.shape().engine());
        return json;
    }

    private static ObjectNode files(Entry.Files files) {
        ObjectNode json = kind(FILES);
        ArrayNode objects = json.putArray("objects");
        for (PlannedObject object : files.objects()) {
            object(objects.addObject(), object);
        }
        json.put("last", files.last());
        Counts counts = files.counts();
        if (counts != null) {
            json.set("counts", counts(counts));
        }
        return json;
    }

    private static void object(ObjectNode json, PlannedObject object) {
        json.put("bucket", object.bucket())
                .put("key", object.key())
                .put("format", object.format())
                .put("kind", object.kind().name().toLowerCase(Locale.ROOT))
                .put("records", object.records())
                .put("contentType", object.attributes().contentType());
        object.attributes().contentEncoding().ifPresent(encoding -> json.put("contentEncoding", encoding));
        json.put("length", object.length()).put("sha256", object.sha256());
    }

    private static ObjectNode done(Entry.Done done) {
        ObjectNode json = kind(DONE).put("plan", done.plan());
        json.set("positions", texts(done.positions().byShard()));
        json.set("counts", counts(done.counts()));
        return json;
    }

    private static ObjectNode given(Entry.Void given) {
        return kind(VOID).put("plan", given.plan()).put("reason", given.reason());
    }

    private static ObjectNode counts(Counts counts) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("recordsRead", counts.recordsRead())
                .put("recordsDelivered", counts.recordsDelivered())
                .put("recordsDropped", counts.recordsDropped())
                .put("recordsFailed", counts.recordsFailed())
                .put("objects", counts.objects())
                .put("bytesDelivered", counts.bytesDelivered());
    }

    private static ObjectNode texts(Map<String, String> texts) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        texts.forEach(json::put);
        return json;
    }

    private static ObjectNode kind(String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind);
    }
}
