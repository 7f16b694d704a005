/**
 * The demo: a fixed story played by the real binaries as separate processes, and the check that
 * they find out what is true.
 *
 * <p>In: the {@link org.burkit.lab.demo.Story}. Out: progress for people, incidents and a
 * comparison, and whether all agrees. The caller's thread conducts; probes and the relay run on
 * named virtual threads.
 */
@NullMarked
package org.burkit.lab.demo;

import org.jspecify.annotations.NullMarked;
