package dev.hydrant.objectstore;

/// The buckets of a place: how a bucket's name in a configuration becomes a store.
public interface Buckets {

    /// The store of this bucket; the same one each time.
    ///
    /// @throws IllegalArgumentException where it is no bucket's name
    ObjectStore bucket(String name);
}
