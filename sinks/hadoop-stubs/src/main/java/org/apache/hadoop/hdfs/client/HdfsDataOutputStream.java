package org.apache.hadoop.hdfs.client;

import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import org.apache.hadoop.fs.FSDataOutputStream;

/// Stub: the writer asks whether its stream is one; it never is.
public class HdfsDataOutputStream extends FSDataOutputStream {

    public HdfsDataOutputStream(OutputStream out) {
        super(out);
    }

    public void hsync(EnumSet<SyncFlag> flags) throws IOException {
        throw new UnsupportedOperationException("HdfsDataOutputStream.hsync is a stub");
    }

    public enum SyncFlag {
        UPDATE_LENGTH,
        END_BLOCK
    }
}
