package dev.hydrant.objectstore;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;

/// Watches one request go: whether any of it left, and whether the connection it was given was dead.
///
/// A server closes connections that are idle, and after a pause (a frozen function's, say) all of them are. A
/// change sent into one would be in doubt for nothing, so each reused connection is looked at before; OkHttp
/// itself looks only at those that were idle for ten seconds.
final class S3Departure extends EventListener {

    /// The shortest wait a socket can be told.
    private static final int LOOK_MILLIS = 1;

    private final boolean isChange;
    private volatile boolean isFresh;
    private volatile boolean isStale;
    private volatile boolean hasLeft;

    S3Departure(boolean isChange) {
        this.isChange = isChange;
    }

    boolean hasLeft() {
        return hasLeft && !isStale;
    }

    /// The connection had been closed by the server, and nothing was sent.
    boolean isStale() {
        return isStale;
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        isFresh = true;
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
        if (isChange && !isFresh && isDead(connection.socket())) {
            isStale = true;
        }
    }

    @Override
    public void requestHeadersStart(Call call) {
        hasLeft = true;
    }

    /// An idle connection has nothing to say: if anything can be read, it is the end. It is closed then, so
    /// that nothing is sent into it.
    private static boolean isDead(Socket socket) {
        try {
            int usual = socket.getSoTimeout();
            try {
                socket.setSoTimeout(LOOK_MILLIS);
                socket.getInputStream().read();
            } finally {
                socket.setSoTimeout(usual);
            }
        } catch (SocketTimeoutException e) {
            return false; // nothing came: it is alive
        } catch (IOException e) {
            return closed(socket);
        }
        return closed(socket);
    }

    private static boolean closed(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            return true; // it was broken already
        }
        return true;
    }
}
