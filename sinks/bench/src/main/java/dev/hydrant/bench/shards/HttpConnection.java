package dev.hydrant.bench.shards;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// One kept connection of HTTP/1.1 to this machine: a blocking socket and nothing else, so that what is measured is the
/// server. For one thread.
final class HttpConnection implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int MAX_SILENCE_MILLIS = 60_000;
    private static final String LENGTH = "\r\ncontent-length:";
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER_BYTES];

    /// An answer with its whole body.
    record Answer(int status, byte[] body) {}

    HttpConnection(int port) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(MAX_SILENCE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        in = socket.getInputStream();
        out = new BufferedOutputStream(socket.getOutputStream(), BUFFER_BYTES);
    }

    /// @param headers lines that each end in CR and LF
    Answer post(String headers, byte[] body) throws IOException {
        byte[] head = ("POST / HTTP/1.1\r\nHost: 127.0.0.1:" + socket.getPort() + "\r\nContent-Length: " + body.length
                        + "\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        out.write(head);
        out.write(body);
        out.flush();
        return answer();
    }

    private Answer answer() throws IOException {
        int read = 0;
        int headBytes = -1;
        while (headBytes < 0) {
            read += more(buffer, read, buffer.length - read);
            headBytes = endOfHead(read);
        }
        String head = new String(buffer, 0, headBytes, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        byte[] body = new byte[contentLength(head)];
        int filled = Math.min(body.length, read - headBytes);
        System.arraycopy(buffer, headBytes, body, 0, filled);
        while (filled < body.length) {
            filled += more(body, filled, body.length - filled);
        }
        return new Answer(Integer.parseInt(head.substring(9, 12)), body);
    }

    private int more(byte[] into, int offset, int length) throws IOException {
        int read = in.read(into, offset, length);
        if (read <= 0) {
            throw new EOFException("the server closed the connection in the middle of an answer");
        }
        return read;
    }

    private int endOfHead(int read) {
        for (int i = 0; i + END_OF_HEAD.length <= read; i++) {
            if (Arrays.equals(buffer, i, i + END_OF_HEAD.length, END_OF_HEAD, 0, END_OF_HEAD.length)) {
                return i + END_OF_HEAD.length;
            }
        }
        return -1;
    }

    private static int contentLength(String head) throws IOException {
        int at = head.indexOf(LENGTH);
        if (at < 0) {
            throw new IOException("the answer has no Content-Length: " + head);
        }
        int begin = at + LENGTH.length();
        return Integer.parseInt(head.substring(begin, head.indexOf('\r', begin)).strip());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
