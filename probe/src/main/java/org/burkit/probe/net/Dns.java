package org.burkit.probe.net;

import org.burkit.model.Observation.DnsLookup;

/**
 * One way to ask a DNS question. Any thread may ask; the call blocks until the deadline at most.
 */
public interface Dns {

  /**
   * Asks for one record type of a name.
   *
   * @param name in ASCII form, without a trailing dot
   * @param queryType {@code A}, {@code AAAA} or {@code HTTPS}
   */
  DnsLookup lookup(String name, String queryType, Step step, Deadline deadline);
}
