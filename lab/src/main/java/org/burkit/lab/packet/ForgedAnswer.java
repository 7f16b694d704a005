package org.burkit.lab.packet;

/** What a forged DNS answer says. */
public sealed interface ForgedAnswer {
  /** One A or AAAA record, by the address, to such a question; no record to any other. */
  record Address(Ip address) implements ForgedAnswer {}

  /** The name exists, but has no such record. */
  record Empty() implements ForgedAnswer {}

  /** The name does not exist. */
  record NoSuchName() implements ForgedAnswer {}

  record Refused() implements ForgedAnswer {}

  record ServerFailure() implements ForgedAnswer {}
}
