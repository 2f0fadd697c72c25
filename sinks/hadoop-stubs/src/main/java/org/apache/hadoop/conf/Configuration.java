package org.apache.hadoop.conf;

import java.util.HashMap;
import java.util.Map;

/// Stub: plain names and values, without files, resources or defaults.
public class Configuration {

    private final Map<String, String> values = new HashMap<>();

    public String get(String name) {
        return values.get(name);
    }

    public String get(String name, String defaultValue) {
        return values.getOrDefault(name, defaultValue);
    }

    public void set(String name, String value) {
        values.put(name, value);
    }

    public void setBoolean(String name, boolean value) {
        set(name, Boolean.toString(value));
    }

    public void setDouble(String name, double value) {
        set(name, Double.toString(value));
    }

    public void setInt(String name, int value) {
        set(name, Integer.toString(value));
    }

    public void setLong(String name, long value) {
        set(name, Long.toString(value));
    }
}
