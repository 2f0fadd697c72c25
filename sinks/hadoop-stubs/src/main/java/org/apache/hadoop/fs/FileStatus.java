package org.apache.hadoop.fs;

/// Stub: named by readers.
public class FileStatus {

    private final long length;
    private final long modificationTime;
    private final Path path;

    public FileStatus(
            long length, boolean directory, int replication, long blockSize, long modificationTime, Path path) {
        this.length = length;
        this.modificationTime = modificationTime;
        this.path = path;
    }

    public long getLen() {
        return length;
    }

    public long getModificationTime() {
        return modificationTime;
    }

    public Path getPath() {
        return path;
    }
}
