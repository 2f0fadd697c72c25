package org.apache.hadoop.util;

/// Stub: the version whose shapes the stubs have.
public class VersionInfo {

    protected VersionInfo() {}

    public static String getVersion() {
        return "3.4.3";
    }
}
