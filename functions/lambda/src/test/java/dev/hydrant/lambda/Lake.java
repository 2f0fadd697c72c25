package dev.hydrant.lambda;

import dev.hydrant.objectstore.ObjectInfo;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.Place;
import dev.hydrant.objectstore.S3ProxyServer;
import dev.hydrant.sink.Pull;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// An S3 server of a test's own with the bucket that the test configurations deliver to.
final class Lake implements AutoCloseable {

    private static final String BUCKET = "lake";
    private static final String OWN = ".hydrant/";

    private final S3ProxyServer server;

    private Lake(S3ProxyServer server) {
        this.server = server;
    }

    static Lake start() throws Exception {
        Lake lake = new Lake(S3ProxyServer.start());
        lake.server.createBucket(BUCKET);
        return lake;
    }

    /// Without its bucket, and where containers reach it.
    static Lake startForContainers() throws Exception {
        return new Lake(S3ProxyServer.startForContainers());
    }

    int port() {
        return server.endpoint().getPort();
    }

    Map<String, String> environment() {
        return server.environment();
    }

    /// The objects delivered, each by its key.
    NavigableMap<String, byte[]> objects() throws IOException {
        return objects(key -> !key.startsWith(OWN));
    }

    /// The objects that Hydrant keeps for itself.
    NavigableMap<String, byte[]> ownObjects() throws IOException {
        return objects(key -> key.startsWith(OWN));
    }

    private NavigableMap<String, byte[]> objects(Predicate<String> which) throws IOException {
        NavigableMap<String, byte[]> objects = new TreeMap<>();
        try (Place place = Place.of("s3://", server.environment())) {
            ObjectStore bucket = place.bucket(BUCKET);
            try (Pull<ObjectInfo> listing = bucket.list("", "")) {
                for (ObjectInfo info = listing.next(); info != null; info = listing.next()) {
                    if (which.test(info.key())) {
                        int length = Math.toIntExact(info.length());
                        objects.put(
                                info.key(), bucket.get(info.key(), 0, length).orElseThrow());
                    }
                }
            }
        }
        return objects;
    }

    @Override
    public void close() {
        server.close();
    }
}
