package org.apache.hadoop.fs;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/// Stub: a name, compared as text.
public class Path {

    private final String name;

    public Path(String name) {
        this.name = name;
    }

    public Path(Path parent, String child) {
        this(parent.name + "/" + child);
    }

    public Path getParent() {
        throw new UnsupportedOperationException("Path.getParent is a stub");
    }

    public FileSystem getFileSystem(Configuration configuration) throws IOException {
        throw new UnsupportedOperationException("Path.getFileSystem is a stub");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Path path && name.equals(path.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
