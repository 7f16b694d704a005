package org.burkit.model;

import java.util.Optional;

/**
 * One record of a DNS reply ({@code df-002} Answer).
 *
 * @param type {@code A}, {@code AAAA}, {@code CNAME} or another record type
 * @param value the address of an A or AAAA record, the name of a CNAME; empty for other types
 * @param ttl seconds
 * @param asn the network of the address, where the observer knew it
 */
public record DnsAnswer(
    String type, String value, Optional<Long> ttl, Optional<Asn> asn, Extra extra) {

  public static DnsAnswer of(String type, String value, long ttl) {
    return new DnsAnswer(type, value, Optional.of(ttl), Optional.empty(), Extra.NONE);
  }

  public boolean isAddress() {
    return (type.equals("A") || type.equals("AAAA")) && !value.isEmpty();
  }
}
