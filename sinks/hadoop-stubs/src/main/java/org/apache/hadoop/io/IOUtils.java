package org.apache.hadoop.io;

import java.io.Closeable;

/// Stub: named by a Bloom filter that ORC files don't use.
public class IOUtils {

    protected IOUtils() {}

    @SuppressWarnings("DoNotCallSuggester") // a stub has Hadoop's signature and nothing else
    public static void closeStream(Closeable stream) {
        throw new UnsupportedOperationException("IOUtils.closeStream is a stub");
    }
}
