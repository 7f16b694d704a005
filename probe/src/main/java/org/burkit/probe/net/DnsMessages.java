package org.burkit.probe.net;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.burkit.model.DnsAnswer;
import org.burkit.model.DnsReply;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
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

  private static final int MAX_ANSWERS = 64;

  private DnsMessages() {}

  /** A recursive question with EDNS(0); empty where the name cannot stand in a DNS message. */
  static Optional<Message> question(String name, String queryType) {
    try {
      Name absolute = Name.fromString(name, Name.root);
      Message query =
          Message.newQuery(Record.newRecord(absolute, Type.value(queryType), DClass.IN));
      query.addRecord(new OPTRecord(UDP_PAYLOAD, 0, 0), Section.ADDITIONAL);
      return Optional.of(query);
    } catch (TextParseException e) {
      return Optional.empty();
    }
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
    List<DnsAnswer> answers = answers(reply);
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

  private static List<DnsAnswer> answers(Message reply) {
    List<DnsAnswer> answers = new ArrayList<>();
    for (Record found : reply.getSection(Section.ANSWER)) {
      if (answers.size() == MAX_ANSWERS) {
        break;
      }
      answers.add(DnsAnswer.of(Type.string(found.getType()), value(found), found.getTTL()));
    }
    return answers;
  }

  private static String value(Record found) {
    return switch (found) {
      case ARecord a -> a.getAddress().getHostAddress();
      case AAAARecord aaaa -> aaaa.getAddress().getHostAddress();
      case CNAMERecord cname -> cname.getTarget().toString();
      default -> "";
    };
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
