/**
 * The sentences of bundles and of their verifier, in Kazakh, Russian and English. Stateless; any
 * thread.
 */
@NullMarked
package org.burkit.evidence.words;

import org.jspecify.annotations.NullMarked;
