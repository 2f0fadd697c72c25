/// Test support: foreign readers and a seeded property harness.
@NullMarked
package dev.hydrant.testkit;

import org.jspecify.annotations.NullMarked;
