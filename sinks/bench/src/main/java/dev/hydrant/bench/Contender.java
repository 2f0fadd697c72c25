package dev.hydrant.bench;

import java.io.IOException;
import java.nio.file.Path;

/// Something that turns a file of JSON lines into one columnar file.
interface Contender extends AutoCloseable {

    String name();

    /// @return the length of the file made, in bytes
    long convert(Path lines, Path to) throws IOException;

    @Override
    default void close() throws IOException {}
}
