@NullMarked
package dev.hydrant.delivery.config;

import org.jspecify.annotations.NullMarked;
