/// What must see ORC's package-private types.
@NullMarked
package org.apache.orc.impl;

import org.jspecify.annotations.NullMarked;
