/**
 * The few Linux system calls that the lab needs and Java does not offer, through the
 * foreign-function API: no native code of our own.
 *
 * <p>In: names and buffers. Out: file descriptors wrapped in {@link org.burkit.lab.sys.Tun}, or a
 * {@link org.burkit.lab.sys.SystemCallException} with the errno. A call acts on the calling thread:
 * {@link org.burkit.lab.sys.Linux#unshareNetwork} moves that thread alone, so callers own their
 * platform threads.
 */
@NullMarked
package org.burkit.lab.sys;

import org.jspecify.annotations.NullMarked;
