package dev.hydrant.objectstore;

import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import dev.hydrant.sink.Pull;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import okhttp3.Headers;

/// A bucket of S3, or of a store that speaks its protocol.
///
/// Every object is one PUT of up to 5 GiB, never a multipart upload, whose completion many stores don't make
/// conditional. What S3 vouches not to have begun is repeated; a change whose outcome isn't known is not, but
/// for a creation: repeating that can do no harm, and where the repetition meets a taken key, the bytes there
/// are compared with ours. So [PutOutcome#CREATED] may be told to two writers of the same bytes; who must
/// know which of them it was, writes something of one's own into them.
public final class S3ObjectStore implements ObjectStore {

    private static final int COMPARED_PIECE_BYTES = 4 * 1024 * 1024;
    private static final int PARTIAL_CONTENT = 206;

    private final S3Client client;
    private final S3Exchange exchange;
    private volatile boolean bucketSeen;

    S3ObjectStore(String bucket, S3Settings settings) {
        this.client = new S3Client(bucket, settings);
        this.exchange = new S3Exchange(client, settings.limits(), new Random());
    }

    /// The bucket of this name where the environment's variables `AWS_…` say, and with what they allow. A
    /// [Place] is cheaper for several: its buckets share connections and certificates.
    ///
    /// @throws IllegalArgumentException where the bucket's name or a variable is malformed
    public static S3ObjectStore of(String bucket, Map<String, String> environment) {
        return new S3ObjectStore(BucketNames.checked(bucket), S3Settings.of(environment));
    }

    @Override
    public PutOutcome putIfAbsent(String key, Content content, Attributes attributes) {
        S3Request request =
                S3Request.put(Keys.checked(key), content, attributes).ifAbsent();
        return switch (exchange.create(request)) {
            case CREATED -> PutOutcome.CREATED;
            case TAKEN -> PutOutcome.EXISTS;
            case TAKEN_PERHAPS_BY_US -> compared(key, content);
            case UNKNOWN -> PutOutcome.UNKNOWN;
        };
    }

    @Override
    public void put(String key, Content content, Attributes attributes) {
        exchange.change(S3Request.put(Keys.checked(key), content, attributes));
    }

    @Override
    public Optional<byte[]> get(String key, long offset, int length) {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("offset and length must not be negative: " + offset + ", " + length);
        }
        if (length == 0) {
            return head(key).map(info -> new byte[0]);
        }
        S3Request request = S3Request.get(Keys.checked(key), offset, length);
        return switch (exchange.read(request)) {
            case S3Attempt.Done done when done.status() == PARTIAL_CONTENT || offset == 0 -> Optional.of(done.body());
            case S3Attempt.Done done ->
                throw new StoreException(
                        StoreException.Reason.OTHER, exchange.what(request) + ": the store doesn't know ranges");
            case S3Attempt.Refused refused when refused.error().isBeyondTheEnd() -> Optional.of(new byte[0]);
            case S3Attempt.Refused refused when refused.error().isNoSuchKey() -> Optional.empty();
            case S3Attempt.Failed failed -> throw failed.toException(exchange.what(request));
        };
    }

    @Override
    public Optional<ObjectInfo> head(String key) {
        S3Request request = S3Request.head(Keys.checked(key));
        return switch (exchange.read(request)) {
            case S3Attempt.Done done -> {
                bucketSeen = true;
                yield Optional.of(info(request, done.headers()));
            }
            case S3Attempt.Refused refused
            when refused.error().isNoSuchKey() -> {
                checkBucket();
                yield Optional.empty();
            }
            case S3Attempt.Failed failed -> throw failed.toException(exchange.what(request));
        };
    }

    @Override
    public Pull<ObjectInfo> list(String prefix, String after) {
        return new S3Listing(this::page, client.toString(), prefix, after);
    }

    @Override
    public void delete(String key) {
        exchange.change(S3Request.delete(Keys.checked(key)));
    }

    @Override
    public Instant now() {
        S3Request request = S3Request.head("");
        return switch (exchange.read(request)) {
            case S3Attempt.Done done -> time(request, done.headers(), "Date");
            case S3Attempt.Refused refused -> time(request, refused.headers(), "Date");
            case S3Attempt.Failed failed -> throw failed.toException(exchange.what(request));
        };
    }

    /// @return empty: S3 has no locks
    @Override
    public Optional<StoreLock> lock(String name, Duration patience) {
        return Optional.empty();
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public String toString() {
        return client.toString();
    }

    private byte[] page(S3Request request) {
        return switch (exchange.read(request)) {
            case S3Attempt.Done done -> done.body();
            case S3Attempt.Failed failed -> throw failed.toException(exchange.what(request));
        };
    }

    /// Whether what took the key is ours.
    private PutOutcome compared(String key, Content content) {
        try (InputStream ours = content.newInputStream()) {
            Optional<ObjectInfo> there = head(key);
            if (there.isEmpty()) {
                return PutOutcome.UNKNOWN; // gone again; our attempt may still land
            }
            boolean same = there.get().length() == content.length();
            for (long at = 0; same && at < content.length(); at += COMPARED_PIECE_BYTES) {
                Optional<byte[]> theirs = get(key, at, COMPARED_PIECE_BYTES);
                same = theirs.isPresent() && Arrays.equals(theirs.get(), ours.readNBytes(COMPARED_PIECE_BYTES));
            }
            return same ? PutOutcome.CREATED : PutOutcome.EXISTS;
        } catch (StoreException | IOException e) {
            return PutOutcome.UNKNOWN; // it can't be read back now
        }
    }

    /// An answer to HEAD doesn't say whether it is the object or the bucket that is missing.
    private void checkBucket() {
        if (bucketSeen) {
            return;
        }
        S3Request request = S3Request.head("");
        if (exchange.read(request) instanceof S3Attempt.Refused refused
                && refused.error().isNoSuchKey()) {
            throw new StoreException(
                    StoreException.Reason.NO_SUCH_BUCKET, exchange.what(request) + ": there is no such bucket");
        }
        bucketSeen = true;
    }

    private ObjectInfo info(S3Request request, Headers headers) {
        String length = headers.get("Content-Length");
        if (length == null) {
            throw new StoreException(StoreException.Reason.OTHER, exchange.what(request) + ": no Content-Length");
        }
        return new ObjectInfo(request.key(), Long.parseLong(length), time(request, headers, "Last-Modified"));
    }

    private Instant time(S3Request request, Headers headers, String name) {
        String text = headers.get(name);
        try {
            if (text != null) {
                return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
            }
        } catch (DateTimeParseException e) {
            throw new StoreException(
                    StoreException.Reason.OTHER, exchange.what(request) + ": " + name + " is `" + text + "`", e);
        }
        throw new StoreException(StoreException.Reason.OTHER, exchange.what(request) + ": no " + name);
    }
}
