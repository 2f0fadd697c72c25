package org.apache.hadoop.fs;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/// Stub: named by vectored reading.
public interface FileRange {

    @SuppressWarnings("DoNotCallSuggester") // a stub has Hadoop's signature and nothing else
    static FileRange createFileRange(long offset, int length) {
        throw new UnsupportedOperationException("FileRange.createFileRange is a stub");
    }

    CompletableFuture<ByteBuffer> getData();
}
