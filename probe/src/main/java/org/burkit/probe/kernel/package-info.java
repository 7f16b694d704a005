/** What only the operating system can do, asked of its C library. Knows nothing of measuring. */
@NullMarked
package org.burkit.probe.kernel;

import org.jspecify.annotations.NullMarked;
