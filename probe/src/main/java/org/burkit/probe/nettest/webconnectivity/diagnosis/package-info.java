/**
 * Experiments that tell who makes a target fail, where, and by what; run only where the target
 * fails here and not for the control.
 *
 * <p>In: what a measurement has seen. Out: diagnoses, facts as well. Its cost is paid from one
 * {@code Budget}: so many connections, so many traces, so much time. The caller's thread; traces
 * wait on threads of their own.
 */
@NullMarked
package org.burkit.probe.nettest.webconnectivity.diagnosis;

import org.jspecify.annotations.NullMarked;
