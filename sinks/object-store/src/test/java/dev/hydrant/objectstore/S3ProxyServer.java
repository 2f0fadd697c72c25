package dev.hydrant.objectstore;

import java.net.URI;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/// An S3 server in this process that keeps its objects in memory and checks signatures.
public final class S3ProxyServer implements AutoCloseable {

    private static final String ACCESS_KEY = "hydrant";
    private static final String SECRET_KEY = "hydrant-secret";

    private final S3Proxy server;
    private final BlobStore store = new TransientNio2BlobStore();

    private S3ProxyServer(String address) {
        server = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://" + address + ":0"))
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                .ignoreUnknownHeaders(false)
                .v4MaxNonChunkedRequestSize(64L * 1024 * 1024)
                .build();
    }

    public static S3ProxyServer start() throws Exception {
        return start("127.0.0.1");
    }

    /// At every address of this machine, since a container doesn't reach the loopback.
    public static S3ProxyServer startForContainers() throws Exception {
        return start("0.0.0.0");
    }

    private static S3ProxyServer start(String address) throws Exception {
        S3ProxyServer started = new S3ProxyServer(address);
        started.server.start();
        return started;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /// The variables by which a client finds it.
    public Map<String, String> environment() {
        return Map.of(
                S3Settings.ENDPOINT, endpoint().toString(),
                S3Credentials.ACCESS_KEY, ACCESS_KEY,
                S3Credentials.SECRET_KEY, SECRET_KEY);
    }

    public void createBucket(String name) {
        store.createContainer(name);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the server at " + endpoint() + " doesn't stop", e);
        }
    }
}
