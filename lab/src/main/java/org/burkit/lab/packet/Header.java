package org.burkit.lab.packet;

/** Where one version of IP keeps what the rest of the lab looks for in a packet. Pure. */
sealed interface Header permits Header4, Header6 {

  /** Where the transport begins. */
  int length();

  /** What the transport is: its number in the registry of IANA. */
  int protocol();

  /** Where the time to live or hop limit is. */
  int ttlAt();

  /** Where the source is; the destination follows it. */
  int addressesAt();

  /** How many octets an address has. */
  int addressLength();

  Ip address(byte[] bytes, int at);

  /** Of IPv6, which has none outside fragments, always 0. */
  int identification(byte[] bytes);

  void identify(byte[] bytes, int identification);

  /** Makes the header's own checksum right again, if it has one. */
  void seal(byte[] bytes);

  /** The number of the protocol that reports errors. */
  int errors();
}
