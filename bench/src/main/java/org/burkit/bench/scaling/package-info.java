/** What each part of the large shape costs on one processor: from this its limits are reckoned. */
@NullMarked
package org.burkit.bench.scaling;

import org.jspecify.annotations.NullMarked;
