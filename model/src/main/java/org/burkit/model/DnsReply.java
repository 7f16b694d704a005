package org.burkit.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One datagram or message that came in answer to a DNS question. Two replies with different
 * addresses to one question over UDP are direct evidence of injection.
 *
 * @param t its arrival, since the measurement's start
 * @param size bytes of the DNS message
 * @param rcode RFC 1035 section 4.1.1; empty where the message could not be read
 * @param failure why it is not an answer: junk, wrong id, NXDOMAIN, …
 */
public record DnsReply(
    Duration t,
    int size,
    Optional<Integer> rcode,
    List<DnsAnswer> answers,
    Optional<Failure> failure) {
  public DnsReply {
    answers = List.copyOf(answers);
  }
}
