package dev.hydrant.objectstore;

import dev.hydrant.sink.Attributes;
import dev.hydrant.sink.Content;
import dev.hydrant.sink.Pull;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One bucket: whole objects under UTF-8 keys, strongly consistent, safe for use by many threads and
/// processes.
///
/// Every method throws [StoreException] where the store refused or could not be reached, with the store's own
/// code and the key; for a change, that means it did not happen. [StoreStateUnknownException] means nobody
/// knows whether it did. An object is seen whole or not at all, and a change that was answered survives a
/// loss of power.
///
/// A key has 1 to 1024 bytes of UTF-8, no NUL and no segment `.` or `..`; another is refused with
/// [StoreException.Reason#INVALID_KEY], and so is one that this kind of store can't hold.
public interface ObjectStore extends AutoCloseable {

    /// Creates the object unless the key is taken; atomic against every other writer.
    ///
    /// Never throws for an outcome that isn't known: that is [PutOutcome#UNKNOWN], and the write may land
    /// later.
    PutOutcome putIfAbsent(String key, Content content, Attributes attributes);

    /// Creates or replaces the object.
    ///
    /// @throws StoreStateUnknownException where the write may or may not have happened, or may still
    void put(String key, Content content, Attributes attributes);

    /// Reads `length` bytes from `offset` on, fewer where the object ends before, none beyond its end.
    ///
    /// However large `length` is, memory is taken only for the bytes that are there.
    ///
    /// @return empty where there is no such object
    /// @throws IllegalArgumentException where offset or length is negative
    Optional<byte[]> get(String key, long offset, int length);

    /// Whether the object is there, for good: what this method has told survives a loss of power, even where the
    /// writer died before it was answered.
    ///
    /// @return empty where there is no such object
    Optional<ObjectInfo> head(String key);

    /// The objects whose keys begin with `prefix` (empty: all) and come after `after` (empty: from the first
    /// on), in the order of their keys' UTF-8 bytes, fetched page by page as they are pulled.
    ///
    /// An object that was there before the call, and stays, is among them; one that comes or goes meanwhile
    /// may be. What goes wrong is thrown by the [Pull], as a [StoreException] too.
    Pull<ObjectInfo> list(String prefix, String after);

    /// Removes the object, if it is there.
    ///
    /// @throws StoreStateUnknownException where it may or may not have gone, or may go later
    void delete(String key);

    /// The store's own clock: what [ObjectInfo#lastModified] is measured by, at the same resolution.
    Instant now();

    /// Takes a lock that proves nobody else works under `name`, for as long as it is held by this process.
    ///
    /// @return empty where this kind of store has no such lock; where it has one, waits up to `patience`
    /// @throws StoreException with [StoreException.Reason#LOCKED] where another holds it
    Optional<StoreLock> lock(String name, Duration patience);

    /// Gives up connections and temporary files; locks taken here stay until they are closed themselves.
    @Override
    void close();
}
