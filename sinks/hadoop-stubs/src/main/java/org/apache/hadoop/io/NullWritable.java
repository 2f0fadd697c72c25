package org.apache.hadoop.io;

/// Stub: only its name occurs.
public final class NullWritable {

    private NullWritable() {}
}
