package org.burkit.lab.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.burkit.lab.ech.EchConfigs;
import org.burkit.lab.packet.Ip;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.HTTPSRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SVCBBase;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * A resolver that answers from a zone, except where it is told to lie (RFC 1035). It has A, AAAA
 * and HTTPS records (RFC 9460, RFC 9848); any other type of an existing name gets an empty answer
 * with the SOA (RFC 2308). Any thread may call.
 */
public final class NameServer {
  private static final long TTL_SECONDS = 60;
  private static final Name APEX = Name.fromConstantString("example.");
  private static final Record SOA =
      new SOARecord(
          APEX,
          DClass.IN,
          TTL_SECONDS,
          Name.fromConstantString("ns.lab.example."),
          Name.fromConstantString("hostmaster.lab.example."),
          1,
          3600,
          600,
          86_400,
          TTL_SECONDS);

  private final Zone zone;
  private final Map<String, Lie> lies;

  public NameServer(Zone zone, Map<String, Lie> lies) {
    this.zone = zone;
    this.lies = Map.copyOf(lies);
  }

  /** The answer to a query in wire format; empty if it is not a query. */
  Optional<byte[]> answer(byte[] query) {
    try {
      Message message = new Message(query);
      Record question = message.getQuestion();
      return message.getHeader().getFlag(Flags.QR) || question == null
          ? Optional.empty()
          : Optional.of(answer(message, question).toWire());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Message answer(Message query, Record question) {
    Message answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.RA);
    if (query.getHeader().getFlag(Flags.RD)) {
      answer.getHeader().setFlag(Flags.RD);
    }
    answer.addRecord(question, Section.QUESTION);
    Said said = say(question.getName().toString(true).toLowerCase(Locale.ROOT), question.getType());
    answer.getHeader().setRcode(said.rcode());
    said.addresses().stream()
        .map(address -> record(question.getName(), address))
        .filter(record -> record.getType() == question.getType())
        .forEach(record -> answer.addRecord(record, Section.ANSWER));
    if (question.getType() == Type.HTTPS && !said.protocols().isEmpty()) {
      answer.addRecord(service(question.getName(), said.protocols(), said.ech()), Section.ANSWER);
    }
    if (answer.getSection(Section.ANSWER).isEmpty() && said.knows()) {
      answer.addRecord(SOA, Section.AUTHORITY);
    }
    return answer;
  }

  private record Said(
      int rcode, List<Ip> addresses, List<String> protocols, Optional<EchConfigs> ech) {
    Said(int rcode, List<Ip> addresses) {
      this(rcode, addresses, List.of(), Optional.empty());
    }

    Said withoutEch() {
      return new Said(rcode, addresses, protocols, Optional.empty());
    }

    Said withoutService() {
      return new Said(rcode, addresses);
    }

    boolean knows() {
      return rcode == Rcode.NOERROR || rcode == Rcode.NXDOMAIN;
    }
  }

  private Said say(String name, int type) {
    Lie lie = lies.get(name);
    if (lie == null || (lie instanceof Lie.NoSuchNameForIpv6 && type != Type.AAAA)) {
      return truth(name);
    }
    return switch (lie) {
      case Lie.NoSuchName _, Lie.NoSuchNameForIpv6 _ -> new Said(Rcode.NXDOMAIN, List.of());
      case Lie.Refused _ -> new Said(Rcode.REFUSED, List.of());
      case Lie.ServerFailure _ -> new Said(Rcode.SERVFAIL, List.of());
      case Lie.FalseAddress(Ip address) -> new Said(Rcode.NOERROR, List.of(address));
      case Lie.WithoutEch _ -> truth(name).withoutEch();
      case Lie.WithoutService _ -> truth(name).withoutService();
    };
  }

  private Said truth(String name) {
    return zone.addresses(name)
        .map(addresses -> new Said(Rcode.NOERROR, addresses, zone.protocols(name), zone.ech(name)))
        .orElseGet(() -> new Said(Rcode.NXDOMAIN, List.of()));
  }

  /** The service is at the name itself, the first and only choice. */
  private static Record service(Name name, List<String> protocols, Optional<EchConfigs> ech) {
    try {
      List<SVCBBase.ParameterBase> parameters = new ArrayList<>();
      parameters.add(new SVCBBase.ParameterAlpn(protocols));
      ech.ifPresent(configs -> parameters.add(new SVCBBase.ParameterEch(configs.wire())));
      return new HTTPSRecord(name, DClass.IN, TTL_SECONDS, 1, Name.root, parameters);
    } catch (TextParseException e) {
      throw new IllegalArgumentException("no ALPN names: " + protocols, e);
    }
  }

  private static Record record(Name name, Ip address) {
    int type =
        switch (address.family()) {
          case IPV4 -> Type.A;
          case IPV6 -> Type.AAAA;
        };
    return Record.newRecord(name, type, DClass.IN, TTL_SECONDS, address.octets());
  }
}
