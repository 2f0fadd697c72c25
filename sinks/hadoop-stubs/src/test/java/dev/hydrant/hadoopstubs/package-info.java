@NullMarked
package dev.hydrant.hadoopstubs;

import org.jspecify.annotations.NullMarked;
