package dev.hydrant.shardstore.log;

import java.io.IOException;
import java.util.List;

/// One directory of a log's files.
///
/// What was written counts as kept only after [LogFile#force], and a new or deleted name only after
/// [#syncDirectory]: until then a power loss may undo any part of it.
public interface LogDisk {

    /// The names of all files, in any order.
    List<String> list() throws IOException;

    /// Makes an empty file. Fails if there is one of that name.
    LogFile create(String name) throws IOException;

    /// Opens a file that exists, to read it and to append to it.
    LogFile open(String name) throws IOException;

    /// Deletes a file; no failure if there is none.
    void delete(String name) throws IOException;

    /// Makes all names that were made or deleted so far survive a power loss.
    void syncDirectory() throws IOException;
}
