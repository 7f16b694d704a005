package org.burkit.lab.censor;

import java.util.Optional;
import org.burkit.lab.packet.DnsQuestion;
import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.packet.Family;
import org.burkit.lab.packet.Ip;

/** What a censor looks for. */
public sealed interface Trigger {

  /** How a censor reads a TCP stream. */
  enum Sight {
    /** Puts segments together before it looks. */
    STREAM,
    /** Looks at each packet alone: what is split escapes it. */
    PACKET
  }

  /** Which of the carriers of DNS at port 53 are watched. */
  enum Carriers {
    UDP,
    UDP_AND_TCP
  }

  /** A transport protocol. */
  enum Transport {
    TCP,
    UDP
  }

  /** Which questions for a name are meant. */
  enum Asked {
    ANYTHING,
    /** A records. */
    IPV4_ADDRESSES,
    /** AAAA records. */
    IPV6_ADDRESSES,
    HTTPS_RECORDS
  }

  /** A question to port 53, whoever is asked. */
  record DnsName(Names names, Carriers carriers, Asked asked) implements Trigger {
    public DnsName(Names names) {
      this(names, Carriers.UDP);
    }

    public DnsName(Names names, Carriers carriers) {
      this(names, carriers, Asked.ANYTHING);
    }

    public DnsName asking(Asked other) {
      return new DnsName(names, carriers, other);
    }

    boolean isIn(DnsQuestion question) {
      boolean meant =
          switch (asked) {
            case ANYTHING -> true;
            case IPV4_ADDRESSES -> question.family().equals(Optional.of(Family.IPV4));
            case IPV6_ADDRESSES -> question.family().equals(Optional.of(Family.IPV6));
            case HTTPS_RECORDS -> question.asksForService();
          };
      return meant && names.match(question.name());
    }
  }

  /** The server name of a TLS ClientHello on any port. */
  record TlsServerName(Names names, Sight sight) implements Trigger {
    public TlsServerName(Names names) {
      this(names, Sight.STREAM);
    }
  }

  /**
   * A TLS ClientHello on any port that carries an Encrypted Client Hello (RFC 9849), or pretends to
   * (section 6.2), under one of these outer names; empty for whatever name.
   */
  record EncryptedHello(Optional<Names> outerNames) implements Trigger {
    /** Under any outer name. */
    public static EncryptedHello any() {
      return new EncryptedHello(Optional.empty());
    }

    public static EncryptedHello under(Names outerNames) {
      return new EncryptedHello(Optional.of(outerNames));
    }
  }

  /**
   * The host of a plain HTTP/1 request on any port, in whatever case, in the request line or its
   * field.
   */
  record HttpHost(Names names, Sight sight) implements Trigger {
    public HttpHost(Names names) {
      this(names, Sight.STREAM);
    }
  }

  /** The server name in a QUIC version 1 Initial to any port, decrypted. */
  record QuicServerName(Names names) implements Trigger {}

  /** A TCP connection to one end point. */
  record Destination(Endpoint endpoint) implements Trigger {}

  /** Whatever begins towards an address, by TCP or UDP. */
  record Address(Ip address) implements Trigger {}

  /** Whatever begins towards a port of any address. */
  record Service(Transport transport, int port) implements Trigger {}

  /** Every packet, also of connections that have begun. */
  record Everything() implements Trigger {}
}
