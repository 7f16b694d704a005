package org.burkit.collector.control;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.burkit.model.EchConfigs;
import org.burkit.model.FailureKind;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.HTTPSRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SVCBBase;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Asks one resolver for the addresses of a name, A and AAAA at once, and for its HTTPS record. Any
 * thread may call it.
 *
 * <p>It never falls into the Java runtime's own resolver, so what it says is what that resolver
 * said.
 */
final class NameLookup {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration ONE_TRY = Duration.ofMillis(2_400);
  private static final int MOST_ADDRESSES = 16;

  private final Resolver resolver;

  private NameLookup(Resolver resolver) {
    resolver.setTimeout(ONE_TRY);
    this.resolver = resolver;
  }

  static NameLookup by(InetSocketAddress resolver) {
    var simple = new SimpleResolver(resolver);
    return new NameLookup(new ExtendedResolver(List.of(simple, simple)));
  }

  /** By the resolvers that this machine is set up with. */
  static NameLookup bySystem() {
    return new NameLookup(new ExtendedResolver());
  }

  /** The addresses, IPv4 first; a name with none and any failure is a {@link StepFailed}. */
  List<InetAddress> addresses(String host) throws IOException, InterruptedException {
    var a = ask(host, Type.A);
    var aaaa = ask(host, Type.AAAA);
    var found = new ArrayList<InetAddress>();
    Optional<IOException> failure = collect(a, found);
    Optional<IOException> failureOfSix = collect(aaaa, found);
    if (found.isEmpty()) {
      throw failure
          .or(() -> failureOfSix)
          .orElseGet(() -> new StepFailed(FailureKind.DNS_NO_ANSWER));
    }
    return found.stream().distinct().limit(MOST_ADDRESSES).toList();
  }

  /** What the name's HTTPS record says of hiding it; empty where it says nothing. */
  Optional<EchConfigs> hiding(String host) throws InterruptedException {
    try {
      Message message = ask(host, Type.HTTPS).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return message.getSection(Section.ANSWER).stream()
          .filter(HTTPSRecord.class::isInstance)
          .map(HTTPSRecord.class::cast)
          .filter(record -> record.getTargetName().equals(Name.root))
          .map(record -> record.getSvcParamValue(SVCBBase.ECH))
          .filter(SVCBBase.ParameterEch.class::isInstance)
          .flatMap(ech -> EchConfigs.of(((SVCBBase.ParameterEch) ech).getData()).stream())
          .findFirst();
    } catch (IOException | TimeoutException | ExecutionException e) {
      return Optional.empty();
    }
  }

  private CompletableFuture<Message> ask(String host, int type) throws StepFailed {
    try {
      Name name = Name.fromString(host, Name.root);
      return resolver
          .sendAsync(Message.newQuery(Record.newRecord(name, type, DClass.IN)))
          .toCompletableFuture();
    } catch (TextParseException e) {
      throw new StepFailed(FailureKind.DNS_NXDOMAIN);
    }
  }

  private static Optional<IOException> collect(
      CompletableFuture<Message> answer, List<InetAddress> found) throws InterruptedException {
    try {
      Message message = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      for (Record record : message.getSection(Section.ANSWER)) {
        switch (record) {
          case ARecord a -> found.add(a.getAddress());
          case AAAARecord aaaa -> found.add(aaaa.getAddress());
          default -> {}
        }
      }
      return failure(message.getRcode());
    } catch (TimeoutException e) {
      return Optional.of(new StepFailed(FailureKind.TIMEOUT));
    } catch (ExecutionException e) {
      return Optional.of(new IOException(e.getCause()));
    }
  }

  private static Optional<IOException> failure(int rcode) {
    return switch (rcode) {
      case Rcode.NOERROR -> Optional.empty();
      case Rcode.NXDOMAIN -> Optional.of(new StepFailed(FailureKind.DNS_NXDOMAIN));
      case Rcode.REFUSED -> Optional.of(new StepFailed(FailureKind.DNS_REFUSED));
      case Rcode.SERVFAIL -> Optional.of(new StepFailed(FailureKind.DNS_SERVFAIL));
      default -> Optional.of(new StepFailed(FailureKind.DNS_SERVER_MISBEHAVING));
    };
  }
}
