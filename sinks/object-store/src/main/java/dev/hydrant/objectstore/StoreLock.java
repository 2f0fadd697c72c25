package dev.hydrant.objectstore;

/// An exclusive lock that is held; ends with the process at the latest.
public interface StoreLock extends AutoCloseable {

    @Override
    void close();
}
