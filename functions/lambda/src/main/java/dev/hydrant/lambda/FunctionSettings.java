package dev.hydrant.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hydrant.delivery.DirectoryTableCatalog;
import dev.hydrant.delivery.TableCatalog;
import dev.hydrant.objectstore.ObjectInfo;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The function's variables. Each value is inline JSON, a path in the function's zip, or `s3://…`.
///
/// | variable | is |
/// |---|---|
/// | `HYDRANT_DELIVERY` | the delivery stream, as `aws firehose create-delivery-stream` takes it |
/// | `HYDRANT_CATALOG` | `<Database>/<Table>.json` under a directory or prefix, or inline `{"<Database>": {"<Table>":
/// {…}}}` |
/// | `HYDRANT_STATE` | where the ledger is; `.hydrant/` in the destination's bucket unless given |
/// | `HYDRANT_SHARDS` | where the streams are: in `.hydrant/` there; `HYDRANT_STATE` unless given |
/// | `HYDRANT_CREDENTIALS` | the access keys that the streams' callers sign with |
/// | `HYDRANT_KEYS` | the master keys of encrypted streams, or `kms` for AWS KMS; without any, none can be encrypted |
final class FunctionSettings {

    static final String DELIVERY = "HYDRANT_DELIVERY";
    static final String CATALOG = "HYDRANT_CATALOG";
    static final String STATE = "HYDRANT_STATE";
    static final String SHARDS = "HYDRANT_SHARDS";
    static final String CREDENTIALS = "HYDRANT_CREDENTIALS";
    static final String KEYS = "HYDRANT_KEYS";

    /// The value of [#KEYS] that stands for AWS KMS.
    private static final String KMS = "kms";

    private static final String MEMORY = "AWS_LAMBDA_FUNCTION_MEMORY_SIZE";
    private static final String TASK_ROOT = "LAMBDA_TASK_ROOT";
    private static final String S3 = "s3://";
    private static final long MEBIBYTE = 1024L * 1024;
    private static final String USUAL_MEMORY = "256";
    private static final int LONGEST_FILE_BYTES = 1024 * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, String> environment;

    private FunctionSettings(Map<String, String> environment) {
        this.environment = environment;
    }

    static FunctionSettings of(Map<String, String> environment) {
        return new FunctionSettings(environment);
    }

    /// The delivery stream's configuration.
    byte[] configuration() throws IOException {
        return document(DELIVERY);
    }

    /// The access keys that requests are signed with, as `serve --credentials` takes them.
    byte[] credentials() throws IOException {
        return document(CREDENTIALS);
    }

    /// Whether the master keys of encrypted streams are AWS KMS's.
    boolean hasKeysInKms() {
        return value(KEYS).map(String::strip).filter(KMS::equals).isPresent();
    }

    /// The master keys of encrypted streams, as `serve --keys` takes them; empty where none are given.
    Optional<byte[]> keys() throws IOException {
        return value(KEYS).isPresent() ? Optional.of(document(KEYS)) : Optional.empty();
    }

    /// Where the streams are kept.
    String shards() {
        return value(SHARDS)
                .or(this::state)
                .orElseThrow(() -> new IllegalArgumentException(
                        "`" + SHARDS + "` must be set: the bucket or prefix, as s3://…, that holds the streams"));
    }

    private byte[] document(String variable) throws IOException {
        String value = value(variable)
                .orElseThrow(() -> new IllegalArgumentException("`" + variable + "` must be set"))
                .strip();
        if (value.startsWith("{")) {
            return value.getBytes(StandardCharsets.UTF_8);
        }
        if (!value.startsWith(S3)) {
            return fileInZip(variable, value);
        }
        return object(value)
                .orElseThrow(() -> new IllegalArgumentException(
                        "`" + variable + "` must name an object that is there but was " + value));
    }

    private byte[] fileInZip(String variable, String path) throws IOException {
        try {
            return Files.readAllBytes(inZip(path));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    "`" + variable + "` must be inline JSON, a path in the zip, or s3://…, but there is no file "
                            + e.getFile(),
                    e);
        }
    }

    TableCatalog catalog() throws IOException {
        String value = environment.getOrDefault(CATALOG, "catalog").strip();
        if (value.startsWith("{")) {
            JsonNode databases = JSON.readTree(value);
            return table -> {
                JsonNode definition = databases.path(table.database()).path(table.table());
                return definition.isObject() ? Optional.of(JSON.writeValueAsBytes(definition)) : Optional.empty();
            };
        }
        if (value.startsWith(S3)) {
            String prefix = value.endsWith("/") ? value : value + "/";
            return table -> object(prefix + table.database() + "/" + table.table() + ".json");
        }
        return new DirectoryTableCatalog(inZip(value));
    }

    Optional<String> state() {
        return value(STATE);
    }

    private Optional<String> value(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }

    /// What Lambda gives the function.
    long memoryBytes() {
        return Long.parseLong(environment.getOrDefault(MEMORY, USUAL_MEMORY)) * MEBIBYTE;
    }

    private Path inZip(String path) {
        return Path.of(environment.getOrDefault(TASK_ROOT, "")).resolve(path);
    }

    private Optional<byte[]> object(String url) {
        String path = url.substring(S3.length());
        int slash = path.indexOf('/');
        if (slash <= 0) {
            throw new IllegalArgumentException("an object must be s3://bucket/key but was " + url);
        }
        String key = path.substring(slash + 1);
        try (Place place = Place.of(S3, environment)) {
            ObjectStore bucket = place.bucket(path.substring(0, slash));
            Optional<ObjectInfo> info = bucket.head(key);
            return info.isEmpty() ? Optional.empty() : bucket.get(key, 0, LONGEST_FILE_BYTES);
        }
    }
}
