@NullMarked
package dev.hydrant.s3;

import org.jspecify.annotations.NullMarked;
