package org.burkit.bench.verdict;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.burkit.model.Control;
import org.burkit.model.HttpHeader;
import org.burkit.model.HttpResponse;
import org.burkit.model.Measurement;
import org.burkit.model.Observation.DnsLookup;
import org.burkit.model.Observation.HttpExchange;
import org.burkit.model.Observation.TcpConnect;
import org.burkit.model.Observation.TlsHandshake;
import org.burkit.model.References;

/**
 * The comparison that OONI's {@code ts-017} describes, written anew from that document: names, then
 * connections, then the request, then the page by status, length, title and names of headers. It
 * uses what a probe of that method would have: the machine's resolver and first tries.
 */
final class PublishedMethod implements Method {
  private static final double SAME_LENGTH = 0.7;

  @Override
  public Opinion judge(Measurement m, References references) {
    if (m.control().isEmpty()) {
      return Opinion.of("inconclusive");
    }
    Control control = m.control().get();
    Optional<Control.Http> theirs = control.http().filter(http -> http.failure().isEmpty());
    Optional<HttpResponse> ours =
        firstTries(m).reversed().stream().flatMap(e -> e.response().stream()).findFirst();
    if (ours.isEmpty()) {
      return failed(m, control, theirs.isPresent());
    }
    boolean overTls = m.all(TlsHandshake.class).stream().anyMatch(h -> h.failure().isEmpty());
    if (overTls || theirs.isEmpty() || similar(ours.get(), theirs.get())) {
      return Opinion.of("accessible");
    }
    return blocked(consistent(m, control) ? "http.blockpage" : "dns.injection.other");
  }

  private static Opinion failed(Measurement m, Control control, boolean controlWorks) {
    if (!consistent(m, control)) {
      return blocked("dns.injection.other");
    }
    if (!controlWorks) {
      return Opinion.of("down");
    }
    List<TcpConnect> connects = m.all(TcpConnect.class);
    boolean none = connects.stream().noneMatch(c -> c.failure().isEmpty());
    return blocked(none ? "tcp.timeout" : "http.timeout");
  }

  private static Opinion blocked(String mechanism) {
    return new Opinion("blocked", Optional.of(mechanism), 1);
  }

  private static List<HttpExchange> firstTries(Measurement m) {
    return m.all(HttpExchange.class).stream().filter(e -> !e.trace().hasTag("retry")).toList();
  }

  /** Names are consistent where both ends fail, or share an address or a network. */
  private static boolean consistent(Measurement m, Control control) {
    Set<String> mine =
        m.all(DnsLookup.class).stream()
            .filter(DnsLookup::bySystemResolver)
            .flatMap(q -> q.addresses().stream())
            .collect(Collectors.toSet());
    Set<String> theirs = new HashSet<>(control.dns().addresses());
    if (mine.isEmpty() || theirs.isEmpty()) {
      return mine.isEmpty() == theirs.isEmpty();
    }
    Set<Object> networks =
        theirs.stream()
            .flatMap(ip -> Optional.ofNullable(control.networks().get(ip)).stream())
            .collect(Collectors.toSet());
    return mine.stream()
        .anyMatch(ip -> theirs.contains(ip) || networks.contains(control.networks().get(ip)));
  }

  private static boolean similar(HttpResponse ours, Control.Http theirs) {
    boolean status = ours.code() == theirs.statusCode();
    long most = Math.max(ours.bodyLength(), theirs.bodyLength());
    boolean length =
        most == 0 || Math.min(ours.bodyLength(), theirs.bodyLength()) > SAME_LENGTH * most;
    boolean title =
        !theirs.title().isEmpty() && ours.title().filter(theirs.title()::equals).isPresent();
    return (status && length) || title || headers(ours).equals(names(theirs.headers().keySet()));
  }

  private static Set<String> headers(HttpResponse response) {
    return names(response.headers().stream().map(HttpHeader::name).collect(Collectors.toSet()));
  }

  private static Set<String> names(Set<String> headers) {
    return headers.stream().map(h -> h.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }
}
