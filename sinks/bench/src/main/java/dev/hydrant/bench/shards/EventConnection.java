package dev.hydrant.bench.shards;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One connection whose answer is a stream of events: HTTP/1.1 in chunks, a blocking socket. For one thread.
final class EventConnection implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int MAX_SILENCE_MILLIS = 60_000;

    private final Socket socket = new Socket();
    private final DataInputStream events;

    /// Asks, and reads the answer's head.
    ///
    /// @param headers lines that each end in CR and LF
    EventConnection(int port, String headers, byte[] request) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(MAX_SILENCE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String head = "POST / HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nContent-Length: " + request.length + "\r\n"
                + headers + "\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(request);
        InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
        StringBuilder answered = new StringBuilder();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            answered.append(line).append('\n');
        }
        String lower = answered.toString().toLowerCase(Locale.ROOT);
        if (!lower.startsWith("http/1.1 200 ") || !lower.contains("\ntransfer-encoding: chunked\n")) {
            throw new IOException("no events were answered: " + answered);
        }
        events = new DataInputStream(new Chunks(in));
    }

    /// The next event; waits until there is one.
    EventMessage next() throws IOException {
        return EventMessage.read(events);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server closed the connection in the middle of a line");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /// What is in the chunks.
    private static final class Chunks extends InputStream {

        private final InputStream in;
        private int left;
        private boolean begun;

        Chunks(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                if (begun) {
                    line(in);
                }
                begun = true;
                left = Integer.parseInt(line(in).strip(), 16);
                if (left == 0) {
                    return -1;
                }
            }
            int read = in.read(into, offset, Math.min(left, length));
            left -= Math.max(0, read);
            return read;
        }
    }
}
