package dev.hydrant.objectstore;

import dev.hydrant.sink.Pull;
import io.minio.Xml;
import io.minio.errors.XmlParserException;
import io.minio.messages.Contents;
import io.minio.messages.ListBucketResultV2;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The pages of a ListObjectsV2, each fetched when the one before is used up.
final class S3Listing implements Pull<ObjectInfo> {

    /// A thousand keys of 1024 bytes, each byte as `%XX`, with what else is said of an object.
    private static final int MAX_PAGE_BYTES = 8 * 1024 * 1024;

    private final Function<S3Request, byte[]> fetch;
    private final String store;
    private final String prefix;
    private final Deque<ObjectInfo> page = new ArrayDeque<>();
    private String last;
    private @Nullable String token;
    private boolean isLastPage;

    /// @param fetch sends the request, repeating it within reason
    S3Listing(Function<S3Request, byte[]> fetch, String store, String prefix, String after) {
        this.fetch = fetch;
        this.store = store;
        this.prefix = prefix;
        this.last = after;
    }

    @Override
    public @Nullable ObjectInfo next() {
        while (page.isEmpty() && !isLastPage) {
            fetchPage();
        }
        return page.poll();
    }

    @Override
    public void close() {
        page.clear();
        isLastPage = true;
    }

    private void fetchPage() {
        SortedMap<String, String> query =
                new TreeMap<>(Map.of("list-type", "2", "encoding-type", "url", "prefix", prefix));
        if (token != null) {
            query.put("continuation-token", token);
        } else if (!last.isEmpty()) {
            query.put("start-after", last);
        }
        ListBucketResultV2 result = parsed(fetch.apply(S3Request.list(query, MAX_PAGE_BYTES)));
        for (Contents object : result.contents()) {
            object.setEncodingType(result.encodingType());
            add(new ObjectInfo(
                    object.objectName(),
                    object.size(),
                    object.lastModified().toInstant().truncatedTo(ChronoUnit.SECONDS)));
        }
        token = result.nextContinuationToken();
        isLastPage = !result.isTruncated();
        if (!isLastPage && token == null) {
            throw broken("a page that is not the last one says no token for the next");
        }
    }

    private void add(ObjectInfo object) {
        if (Keys.compare(object.key(), last) <= 0) {
            throw broken("`" + object.key() + "` comes after `" + last + "`, which is not the order of S3");
        }
        last = object.key();
        page.add(object);
    }

    private ListBucketResultV2 parsed(byte[] body) {
        try {
            return Xml.unmarshal(ListBucketResultV2.class, new String(body, StandardCharsets.UTF_8));
        } catch (XmlParserException e) {
            throw new StoreException(
                    StoreException.Reason.OTHER, "list `" + prefix + "` in " + store + ": not a listing", e);
        }
    }

    private StoreException broken(String what) {
        return new StoreException(StoreException.Reason.OTHER, "list `" + prefix + "` in " + store + ": " + what);
    }
}
