package org.apache.hadoop.conf;

/// Stub: implemented by filters of readers.
public interface Configurable {

    void setConf(Configuration configuration);

    Configuration getConf();
}
