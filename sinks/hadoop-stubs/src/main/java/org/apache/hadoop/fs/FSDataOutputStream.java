package org.apache.hadoop.fs;

import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Stub: a stream that knows its position; what `PhysicalFsWriter` writes a file to.
public class FSDataOutputStream extends DataOutputStream {

    private final Counted counted;

    public FSDataOutputStream(OutputStream out) {
        this(new Counted(out));
    }

    private FSDataOutputStream(Counted counted) {
        super(counted);
        this.counted = counted;
    }

    /// Bytes written so far; unlike [#size], beyond 2 GiB too.
    public long getPos() {
        return counted.position;
    }

    public void hflush() throws IOException {
        flush();
    }

    /// Counts below [DataOutputStream], some of whose methods write past its own `write`.
    private static final class Counted extends FilterOutputStream {

        private long position;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            position++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            position += length;
        }
    }
}
