package org.apache.hadoop.io;

/// Stub: a run of bytes, ordered without sign.
public abstract class BinaryComparable implements Comparable<BinaryComparable> {

    /// An array that holds the bytes from its start on; it may be longer.
    public abstract byte[] getBytes();

    public abstract int getLength();

    @Override
    public int compareTo(BinaryComparable other) {
        return WritableComparator.compareBytes(getBytes(), 0, getLength(), other.getBytes(), 0, other.getLength());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BinaryComparable comparable && compareTo(comparable) == 0;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        byte[] bytes = getBytes();
        for (int i = 0; i < getLength(); i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }
}
