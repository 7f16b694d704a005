/**
 * Tells others of news by webhooks.
 *
 * <p>In: the news of the store. Out: signed requests, each kept as sent once the other side took
 * it. One thread of its own for each webhook.
 */
@NullMarked
package org.burkit.collector.alert;

import org.jspecify.annotations.NullMarked;
