package org.apache.hadoop.fs;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.IntFunction;

/// Stub: named by readers, which are never run on the stubs.
public class FSDataInputStream extends DataInputStream {

    public FSDataInputStream(InputStream in) {
        super(in);
    }

    public void readFully(long position, byte[] buffer, int offset, int length) throws IOException {
        throw new UnsupportedOperationException("FSDataInputStream.readFully is a stub");
    }

    public void seek(long position) throws IOException {
        throw new UnsupportedOperationException("FSDataInputStream.seek is a stub");
    }

    public void readVectored(List<? extends FileRange> ranges, IntFunction<ByteBuffer> allocate) throws IOException {
        throw new UnsupportedOperationException("FSDataInputStream.readVectored is a stub");
    }
}
