package org.burkit.collector.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.burkit.collector.query.Content.Table;
import org.burkit.model.Failure;
import org.burkit.model.HttpResponse;
import org.burkit.model.Measurement;
import org.burkit.model.Observation;

/** The steps of a measurement as rows of one shape, for tables. Stateless. */
final class Observations {
  private static final Table TABLE =
      new Table(
          "observations",
          List.of("step", "subject", "address", "seconds", "failure", "answers", "status", "tags"));

  private Observations() {}

  static Content of(Measurement measurement) {
    ObjectNode answer = Documents.JSON.createObjectNode();
    var rows = answer.putArray("observations");
    measurement.observations().forEach(o -> rows.add(row(o)));
    return Content.of(answer, TABLE);
  }

  /** None, and why. */
  static Content withheld(Withheld why) {
    ObjectNode answer = Documents.JSON.createObjectNode();
    answer.putArray("observations");
    return Content.of(answer.put("withheld", why.label()), TABLE);
  }

  private static ObjectNode row(Observation observation) {
    return switch (observation) {
      case Observation.DnsLookup dns ->
          answers(
              row(
                  dns,
                  "dns." + dns.engine(),
                  dns.queryType() + " " + dns.hostname(),
                  dns.resolverAddress(),
                  dns.failure()),
              dns);
      case Observation.TcpConnect tcp ->
          row(tcp, "tcp", tcp.address(), tcp.address(), tcp.failure());
      case Observation.TlsHandshake tls ->
          row(tls, "tls", tls.serverName(), tls.address(), tls.failure());
      case Observation.QuicHandshake quic ->
          row(quic, "quic", quic.serverName(), quic.address(), quic.failure());
      case Observation.StunBinding stun ->
          row(stun, "stun", stun.address(), stun.address(), stun.failure());
      case Observation.HttpExchange http ->
          status(
              row(
                  http,
                  http.overQuic() ? "http3" : "http",
                  http.method() + " " + http.url(),
                  http.address(),
                  http.failure()),
              http.response());
      case Observation.Unrecognized other -> row(other, other.list(), "", "", Optional.empty());
    };
  }

  private static ObjectNode row(
      Observation observation,
      String step,
      String subject,
      String address,
      Optional<Failure> failure) {
    ObjectNode row = Documents.JSON.createObjectNode();
    row.put("step", step).put("subject", subject).put("address", address);
    row.put("seconds", observation.trace().t().toNanos() / 1e9);
    row.put("failure", failure.map(Failure::text).orElse(null));
    row.putArray("answers");
    row.putNull("status");
    observation.trace().tags().forEach(row.putArray("tags")::add);
    return row;
  }

  private static ObjectNode answers(ObjectNode row, Observation.DnsLookup dns) {
    dns.addresses().forEach(row.withArray("answers")::add);
    return row;
  }

  private static ObjectNode status(ObjectNode row, Optional<HttpResponse> response) {
    response.ifPresent(r -> row.put("status", r.code()));
    return row;
  }
}
