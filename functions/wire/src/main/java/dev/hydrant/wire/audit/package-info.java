/// A call as a line of an audit log, in CloudTrail's shape.
@NullMarked
package dev.hydrant.wire.audit;

import org.jspecify.annotations.NullMarked;
