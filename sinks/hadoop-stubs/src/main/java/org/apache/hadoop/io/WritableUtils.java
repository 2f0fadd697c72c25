package org.apache.hadoop.io;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Stub: nothing is serialized in Hadoop's own way.
public final class WritableUtils {

    private WritableUtils() {}

    @SuppressWarnings("DoNotCallSuggester") // a stub has Hadoop's signature and nothing else
    public static int readVInt(DataInput in) throws IOException {
        throw new UnsupportedOperationException("WritableUtils.readVInt is a stub");
    }

    @SuppressWarnings("DoNotCallSuggester") // a stub has Hadoop's signature and nothing else
    public static void writeVInt(DataOutput out, int value) throws IOException {
        throw new UnsupportedOperationException("WritableUtils.writeVInt is a stub");
    }
}
