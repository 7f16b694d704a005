/**
 * Whether the volunteer knows what the probe does and wants it.
 *
 * <p>In: a home, answers. Out: the text in its screens and questions, and the consent that was
 * given to one version of it. One thread.
 */
@NullMarked
package org.burkit.probe.consent;

import org.jspecify.annotations.NullMarked;
