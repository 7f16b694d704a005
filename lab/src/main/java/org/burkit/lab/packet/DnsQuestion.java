package org.burkit.lab.packet;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * A DNS query as someone on the path reads it (RFC 1035): one question, and the answer one could
 * forge.
 */
public final class DnsQuestion {
  private static final long FORGED_TTL_SECONDS = 60;

  private final Message query;
  private final Record question;

  private DnsQuestion(Message query, Record question) {
    this.query = query;
    this.question = question;
  }

  /** Reads a UDP payload; empty if it is not a query with a question. */
  public static Optional<DnsQuestion> read(byte[] payload) {
    try {
      Message message = new Message(payload);
      Record question = message.getQuestion();
      boolean query = !message.getHeader().getFlag(Flags.QR) && question != null;
      return query ? Optional.of(new DnsQuestion(message, question)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Reads what TCP carries: a length, then the query (RFC 1035 section 4.2.2). */
  static FirstMessage readStream(byte[] stream) {
    if (stream.length < 2 || stream.length < 2 + Bytes.int16(stream, 0)) {
      return new FirstMessage.Incomplete();
    }
    return read(Arrays.copyOfRange(stream, 2, 2 + Bytes.int16(stream, 0)))
        .<FirstMessage>map(FirstMessage.Dns::new)
        .orElseGet(FirstMessage.Opaque::new);
  }

  /** The identification that ties an answer to its question. */
  public int id() {
    return query.getHeader().getID();
  }

  /** The name asked for, lower case, without the final dot. */
  public String name() {
    return question.getName().toString(true).toLowerCase(Locale.ROOT);
  }

  /** The family of the addresses asked for; empty where the question is for something else. */
  public Optional<Family> family() {
    return switch (question.getType()) {
      case Type.A -> Optional.of(Family.IPV4);
      case Type.AAAA -> Optional.of(Family.IPV6);
      default -> Optional.empty();
    };
  }

  /** Whether it asks for the HTTPS record (RFC 9460), without which nobody hides a name. */
  public boolean asksForService() {
    return question.getType() == Type.HTTPS;
  }

  /** An answer to this question as the resolver asked might send it. */
  public byte[] forge(ForgedAnswer said) {
    Message answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.RA);
    if (query.getHeader().getFlag(Flags.RD)) {
      answer.getHeader().setFlag(Flags.RD);
    }
    answer.getHeader().setRcode(rcode(said));
    answer.addRecord(question, Section.QUESTION);
    if (said instanceof ForgedAnswer.Address(Ip address)
        && family().equals(Optional.of(address.family()))) {
      answer.addRecord(record(address), Section.ANSWER);
    }
    return answer.toWire();
  }

  private Record record(Ip address) {
    return Record.newRecord(
        question.getName(), question.getType(), DClass.IN, FORGED_TTL_SECONDS, address.octets());
  }

  private static int rcode(ForgedAnswer said) {
    return switch (said) {
      case ForgedAnswer.Address _, ForgedAnswer.Empty _ -> Rcode.NOERROR;
      case ForgedAnswer.NoSuchName _ -> Rcode.NXDOMAIN;
      case ForgedAnswer.Refused _ -> Rcode.REFUSED;
      case ForgedAnswer.ServerFailure _ -> Rcode.SERVFAIL;
    };
  }
}
