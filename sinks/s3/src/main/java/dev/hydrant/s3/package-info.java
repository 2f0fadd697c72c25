/// The S3 destination: output prefixes, keys, gathering by partition, files.
@NullMarked
package dev.hydrant.s3;

import org.jspecify.annotations.NullMarked;
