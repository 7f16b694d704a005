/**
 * Other organisations' collectors. Their logs: fetched, held against what was seen of them before,
 * and signed as a witness. Their incidents: shown beside ours, and never counted with them.
 *
 * <p>In: a log of C2SP tiles, or a list of incidents, over HTTP, from somebody who may lie. Out:
 * the log on this disk, or that it is forked; what partners say is so.
 */
@NullMarked
package org.burkit.collector.partner;

import org.jspecify.annotations.NullMarked;
