package dev.hydrant.sink;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A sequence read one element at a time, lazily, once, by one thread.
public interface Pull<T> extends AutoCloseable {

    /// The next element, or null at the end and ever after.
    @Nullable
    T next() throws IOException;

    /// Gives up scratch files and buffers; may be called before the end, and twice.
    @Override
    default void close() throws IOException {}
}
