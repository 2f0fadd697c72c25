/// Where objects are kept: one port, a local directory and S3 behind it.
@NullMarked
package dev.hydrant.objectstore;

import org.jspecify.annotations.NullMarked;
