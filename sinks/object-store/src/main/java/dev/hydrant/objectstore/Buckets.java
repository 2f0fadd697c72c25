package dev.hydrant.objectstore;

/// The buckets of a place: how a bucket's name in a configuration becomes a store.
public interface Buckets {

    /// The store of this bucket; the same one each time.
    ObjectStore bucket(String name);
}
