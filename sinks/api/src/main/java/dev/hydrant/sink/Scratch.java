package dev.hydrant.sink;

import java.io.IOException;
import java.nio.channels.FileChannel;

/// Temporary disk space of one plan; everything in it goes when the plan ends, or with the process.
public interface Scratch {

    /// A new empty file, open for reading and writing, that vanishes when closed.
    FileChannel newFile() throws IOException;
}
