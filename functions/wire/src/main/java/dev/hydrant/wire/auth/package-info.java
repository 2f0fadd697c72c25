/// Who calls and whether they may: Signature Version 4, a file of access keys, and IAM policies.
@NullMarked
package dev.hydrant.wire.auth;

import org.jspecify.annotations.NullMarked;
