/// Master keys that stay in AWS KMS.
@NullMarked
package dev.hydrant.kms;

import org.jspecify.annotations.NullMarked;
