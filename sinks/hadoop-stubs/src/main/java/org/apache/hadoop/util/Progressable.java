package org.apache.hadoop.util;

/// Stub: only its name occurs, in a signature.
public interface Progressable {

    void progress();
}
