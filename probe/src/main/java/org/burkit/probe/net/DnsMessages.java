package org.burkit.probe.net;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.burkit.model.DnsAnswer;
import org.burkit.model.DnsReply;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.xbill.DNS.ClientSubnetOption;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Writes DNS questions and reads replies (RFC 1035), trusting nothing of what came. */
final class DnsMessages {
  /** RFC 9715: large enough for addresses, small enough never to be fragmented. */
  private static final int UDP_PAYLOAD = 1232;

  /**
   * RFC 7871 section 7.1.2: asks the resolver to tell the site's servers nothing of where the asker
   * is.
   */
  private static final EDNSOption NO_SUBNET = new ClientSubnetOption(0, 0, anyAddress());

  /** Names that exist in the class CHAOS alone: with them a server says who it is (RFC 4892). */
  private static final Set<String> OF_CHAOS = Set.of("id.server", "hostname.bind");

  private static final int FLAGS = 2;
  private static final int TC = 2;

  private DnsMessages() {}

  private static InetAddress anyAddress() {
    return Addresses.ofBytes(new byte[4]);
  }

  /** A recursive question with EDNS(0); empty where the name cannot stand in a DNS message. */
  static Optional<Message> question(String name, String queryType) {
    try {
      Name absolute = Name.fromString(name, Name.root);
      int dclass = OF_CHAOS.contains(name) ? DClass.CH : DClass.IN;
      Message query = Message.newQuery(Record.newRecord(absolute, Type.value(queryType), dclass));
      query.addRecord(new OPTRecord(UDP_PAYLOAD, 0, 0, 0, NO_SUBNET), Section.ADDITIONAL);
      return Optional.of(query);
    } catch (TextParseException e) {
      return Optional.empty();
    }
  }

  /** True where the message says that it was cut (RFC 1035 section 4.1.1, TC). */
  static boolean isTruncated(byte[] wire) {
    return wire.length > FLAGS && (wire[FLAGS] & TC) != 0;
  }

  /** What came in answer to {@code query}: junk and strangers are replies with a failure. */
  static DnsReply read(byte[] wire, Message query, Duration t) {
    Message reply;
    try {
      reply = new Message(wire);
    } catch (IOException | RuntimeException e) {
      return junk(wire, t, FailureKind.DNS_REPLY_UNPARSEABLE);
    }
    if (reply.getHeader().getID() != query.getHeader().getID()) {
      return junk(wire, t, FailureKind.DNS_REPLY_WITH_WRONG_QUERY_ID);
    }
    if (!reply.getHeader().getFlag(Flags.QR) || !sameQuestion(query, reply)) {
      return junk(wire, t, FailureKind.DNS_SERVER_MISBEHAVING);
    }
    List<DnsAnswer> answers =
        Answers.of(query.getQuestion().getName(), reply.getSection(Section.ANSWER));
    int rcode = reply.getRcode();
    boolean has = hasWanted(answers, Type.string(query.getQuestion().getType()));
    return new DnsReply(t, wire.length, Optional.of(rcode), answers, failure(rcode, has));
  }

  /** True where the reply answers the question, be it with an error code. */
  static boolean answersTheQuestion(DnsReply reply) {
    return reply.rcode().isPresent();
  }

  private static DnsReply junk(byte[] wire, Duration t, FailureKind kind) {
    return new DnsReply(t, wire.length, Optional.empty(), List.of(), Optional.of(Failure.of(kind)));
  }

  private static boolean sameQuestion(Message query, Message reply) {
    Record asked = query.getQuestion();
    Record echoed = reply.getQuestion();
    return echoed != null
        && asked.getName().equals(echoed.getName())
        && asked.getType() == echoed.getType()
        && asked.getDClass() == echoed.getDClass();
  }

  private static boolean hasWanted(List<DnsAnswer> answers, String type) {
    return answers.stream().anyMatch(answer -> answer.type().equals(type));
  }

  private static Optional<Failure> failure(int rcode, boolean hasWanted) {
    FailureKind kind =
        switch (rcode) {
          case Rcode.NOERROR -> hasWanted ? null : FailureKind.DNS_NO_ANSWER;
          case Rcode.NXDOMAIN -> FailureKind.DNS_NXDOMAIN;
          case Rcode.SERVFAIL -> FailureKind.DNS_SERVFAIL;
          case Rcode.REFUSED -> FailureKind.DNS_REFUSED;
          default -> FailureKind.DNS_SERVER_MISBEHAVING;
        };
    return Optional.ofNullable(kind).map(Failure::of);
  }
}
