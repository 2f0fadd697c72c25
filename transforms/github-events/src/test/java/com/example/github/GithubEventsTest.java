package com.example.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hydrant.transform.RecordTransform;
import dev.hydrant.transform.StreamRecord;
import dev.hydrant.transform.TransformResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class GithubEventsTest {

    private static TransformResult transform(String event) throws Exception {
        byte[] data = event.getBytes(StandardCharsets.UTF_8);
        return new GithubEvents().transform(new StreamRecord(data, "key", Instant.EPOCH, "github", "shard", "1"));
    }

    private static TransformResult.Ok ok(String event) throws Exception {
        return assertInstanceOf(TransformResult.Ok.class, transform(event));
    }

    @Test
    void anEventGetsItsOwnerAndItsPartitionKeys() throws Exception {
        TransformResult.Ok ok =
                ok("{\"type\":\"PushEvent\",\"actor\":{\"login\":\"ada\"},\"repo\":{\"name\":\"ada/engine\"}}");
        assertEquals(
                "{\"type\":\"PushEvent\",\"actor\":{\"login\":\"ada\"},\"repo\":{\"name\":\"ada/engine\"},\"owner\":\"ada\"}",
                new String(ok.data(), StandardCharsets.UTF_8));
        assertEquals(Map.of("type", "PushEvent", "owner", "ada"), ok.partitionKeys());
    }

    @Test
    void aBotsEventIsDropped() throws Exception {
        assertInstanceOf(
                TransformResult.Dropped.class,
                transform("{\"type\":\"PushEvent\",\"actor\":{\"login\":\"greenkeeper[bot]\"}}"));
        assertInstanceOf(
                TransformResult.Ok.class, transform("{\"type\":\"PushEvent\",\"actor\":{\"login\":\"[bot]anist\"}}"));
    }

    @Test
    void addressesAreMaskedHoweverDeepTheyAre() throws Exception {
        TransformResult.Ok ok = ok("{\"type\":\"T\",\"payload\":[{\"email\":\"a.b+c@x-y.example.org\",\"n\":1,"
                + "\"text\":\"by\\nada@example.org, \\\"bob@example.org\\\" at @home, 5@6\"}]}");
        assertEquals(
                "{\"type\":\"T\",\"payload\":[{\"email\":\"***\",\"n\":1,"
                        + "\"text\":\"by\\n***, \\\"***\\\" at @home, 5@6\"}],\"owner\":\"\"}",
                new String(ok.data(), StandardCharsets.UTF_8));
    }

    @Test
    void aMegabyteWithoutAnAddressTakesNoLongerThanReadingIt() throws Exception {
        String word = "a".repeat(1_000_000);
        assertEquals(
                word.length() + 33,
                ok("{\"type\":\"T\",\"text\":\"" + word + "\"}").data().length);
    }

    @Test
    void whatIsNoEventFailsWithTheReason() {
        assertThrows(Exception.class, () -> transform("not JSON"));
        assertThrows(Exception.class, () -> transform("[1]"));
        assertEquals(
                "No value for property 'type' of `ObjectNode`",
                assertThrows(Exception.class, () -> transform("{\"actor\":{}}")).getMessage());
    }

    @Test
    void aConfigurationFindsItByItsName() {
        assertEquals(
                1,
                ServiceLoader.load(RecordTransform.class).stream()
                        .filter(found -> found.get().name().equals("github-events"))
                        .count());
    }
}
