/**
 * The web connectivity test (OONI ts-017): can this page be opened, and at which step does it stop?
 *
 * <p>In: an http or https URL. Out: every DNS reply, connection, handshake and exchange on the way,
 * and the control's view. {@link org.burkit.probe.nettest.webconnectivity.WebConnectivity} reads
 * from top to bottom; it blocks its thread and starts virtual ones that end with it.
 */
@NullMarked
package org.burkit.probe.nettest.webconnectivity;

import org.jspecify.annotations.NullMarked;
