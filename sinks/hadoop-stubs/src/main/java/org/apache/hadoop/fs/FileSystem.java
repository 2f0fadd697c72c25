package org.apache.hadoop.fs;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/// Stub: a writer with a physical writer of its own takes a file system but never calls it.
public class FileSystem {

    public void setConf(Configuration configuration) {
        throw new UnsupportedOperationException("FileSystem.setConf is a stub");
    }

    public FSDataOutputStream create(Path path) throws IOException {
        throw new UnsupportedOperationException("FileSystem.create is a stub");
    }

    public FSDataOutputStream create(Path path, boolean overwrite, int bufferSize, short replication, long blockSize)
            throws IOException {
        throw new UnsupportedOperationException("FileSystem.create is a stub");
    }

    public FSDataInputStream open(Path path) throws IOException {
        throw new UnsupportedOperationException("FileSystem.open is a stub");
    }

    public boolean delete(Path path, boolean recursive) throws IOException {
        throw new UnsupportedOperationException("FileSystem.delete is a stub");
    }

    public boolean exists(Path path) throws IOException {
        throw new UnsupportedOperationException("FileSystem.exists is a stub");
    }

    public FileStatus getFileStatus(Path path) throws IOException {
        throw new UnsupportedOperationException("FileSystem.getFileStatus is a stub");
    }

    public short getDefaultReplication(Path path) {
        throw new UnsupportedOperationException("FileSystem.getDefaultReplication is a stub");
    }

    public Path makeQualified(Path path) {
        throw new UnsupportedOperationException("FileSystem.makeQualified is a stub");
    }
}
