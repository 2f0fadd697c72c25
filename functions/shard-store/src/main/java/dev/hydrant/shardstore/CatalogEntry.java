package dev.hydrant.shardstore;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One change to the streams, as the metadata log keeps it: an object of JSON with the components of its record.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CatalogEntry.Created.class, name = "created"),
    @JsonSubTypes.Type(value = CatalogEntry.Changed.class, name = "changed"),
    @JsonSubTypes.Type(value = CatalogEntry.Resharded.class, name = "resharded"),
    @JsonSubTypes.Type(value = CatalogEntry.ConsumerChanged.class, name = "consumer"),
    @JsonSubTypes.Type(value = CatalogEntry.Deleted.class, name = "deleted"),
    @JsonSubTypes.Type(value = CatalogEntry.Forgotten.class, name = "forgotten"),
    @JsonSubTypes.Type(value = CatalogEntry.AccountChanged.class, name = "account"),
    @JsonSubTypes.Type(value = CatalogEntry.Secret.class, name = "secret")
})
sealed interface CatalogEntry {

    /// A stream was made.
    record Created(String stream, long millis, long busyUntilMillis, StreamSettings settings, List<Shard> shards)
            implements CatalogEntry {}

    /// A stream's settings are these now, and perhaps its shards change once it is no longer busy.
    record Changed(
            String stream,
            StreamSettings settings,
            long busyUntilMillis,
            @Nullable Resharding resharding) implements CatalogEntry {}

    /// A stream's shards were changed: those that closed, and those that are new.
    record Resharded(String stream, List<Shard> shards) implements CatalogEntry {}

    /// A consumer was registered, changed or deregistered.
    record ConsumerChanged(String stream, StreamConsumer consumer) implements CatalogEntry {}

    /// A stream was deleted.
    record Deleted(String stream, long millis) implements CatalogEntry {}

    /// A stream whose deletion is over is gone, and its shards are closed.
    record Forgotten(String stream) implements CatalogEntry {}

    /// The account's settings are these now.
    record AccountChanged(AccountSettings settings) implements CatalogEntry {}

    /// The key that iterators and tokens are sealed with was made.
    record Secret(byte[] key) implements CatalogEntry {}

    ObjectMapper JSON = JsonMapper.builder()
            .visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, JsonAutoDetect.Visibility.ANY)
            .build();

    default byte[] encode() {
        return bytes(this);
    }

    static byte[] bytes(Object plain) {
        try {
            return JSON.writeValueAsBytes(plain);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values can always be written", e);
        }
    }

    /// @throws IOException if it isn't an entry this version knows
    static CatalogEntry decode(byte[] bytes) throws IOException {
        return JSON.readValue(bytes, CatalogEntry.class);
    }
}
