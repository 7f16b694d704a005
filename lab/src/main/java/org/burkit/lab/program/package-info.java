/**
 * The real binaries of the project, started as separate processes in places of a world, through the
 * launcher that users call.
 *
 * <p>In: a world and where in it. Out: a running service that can be reached from the host, or the
 * lines that a probe prints. Each call blocks its thread until the process is ready or has ended;
 * the world ends the processes when it closes.
 */
@NullMarked
package org.burkit.lab.program;

import org.jspecify.annotations.NullMarked;
