/// Delivery streams: configuration, the stages of a delivery, error records.
@NullMarked
package dev.hydrant.delivery;

import org.jspecify.annotations.NullMarked;
