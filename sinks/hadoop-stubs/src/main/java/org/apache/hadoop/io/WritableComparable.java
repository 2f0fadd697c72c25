package org.apache.hadoop.io;

/// Stub: a [Writable] with an order.
@SuppressWarnings("ComparableType") // Hadoop's own signature
public interface WritableComparable<T> extends Writable, Comparable<T> {}
