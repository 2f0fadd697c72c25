package org.apache.hadoop.util;

/// Stub: only its name occurs.
public class StringUtils {

    /// A separator of bloom filter columns.
    public static final String COMMA_STR = ",";

    protected StringUtils() {}
}
