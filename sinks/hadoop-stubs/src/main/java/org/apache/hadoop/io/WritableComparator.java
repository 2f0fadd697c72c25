package org.apache.hadoop.io;

import java.util.Arrays;

/// Stub: the order of bytes without sign.
public class WritableComparator {

    protected WritableComparator() {}

    public static int compareBytes(byte[] a, int aStart, int aLength, byte[] b, int bStart, int bLength) {
        return Arrays.compareUnsigned(a, aStart, aStart + aLength, b, bStart, bStart + bLength);
    }
}
