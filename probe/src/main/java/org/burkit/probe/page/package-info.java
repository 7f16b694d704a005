/**
 * The volunteer's page, on this machine only.
 *
 * <p>In: the daemon's state, what it keeps, requests of the volunteer's browser. Out: pages without
 * script in Kazakh, Russian and English, and changes of settings. {@code Door} keeps out other
 * users, other sites and other names for this machine. One thread for each request.
 */
@NullMarked
package org.burkit.probe.page;

import org.jspecify.annotations.NullMarked;
