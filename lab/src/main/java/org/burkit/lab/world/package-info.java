/**
 * The lab's Internet as data, and the builder that makes it real.
 *
 * <p>In: a {@link org.burkit.lab.world.Plan} (networks, sites, what each provider does to its
 * clients). Out: a running {@link org.burkit.lab.world.World} with places to start programs in, and
 * the files that the real binaries read: an address database, lists, the lab's root certificate, a
 * resolv.conf for each network. The thread that builds a world closes it.
 */
@NullMarked
package org.burkit.lab.world;

import org.jspecify.annotations.NullMarked;
