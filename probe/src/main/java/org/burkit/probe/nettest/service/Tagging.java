package org.burkit.probe.nettest.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.burkit.model.Observation;
import org.burkit.model.Observation.DnsLookup;
import org.burkit.model.Observation.HttpExchange;
import org.burkit.model.Observation.QuicHandshake;
import org.burkit.model.Observation.StunBinding;
import org.burkit.model.Observation.TcpConnect;
import org.burkit.model.Observation.TlsHandshake;
import org.burkit.model.Observation.Unrecognized;
import org.burkit.model.Trace;
import org.burkit.probe.nettest.Observed;

/**
 * Makes what was seen of one endpoint a part of the whole: tagged, by the time of the whole, and
 * with numbers of its own for its connections. Pure.
 *
 * @param number which of the endpoints it is
 * @param later how long after the whole the endpoint began
 */
record Tagging(String tag, int number, Duration later) {
  /** No endpoint takes as many connections. */
  private static final long ROOM = 10_000;

  List<Observation> of(Observed seen) {
    return seen.observations().stream().map(this::tagged).toList();
  }

  private Observation tagged(Observation o) {
    return switch (o) {
      case DnsLookup q ->
          new DnsLookup(
              q.hostname(),
              q.queryType(),
              q.engine(),
              q.resolverAddress(),
              q.answers(),
              q.replies(),
              q.failure(),
              tagged(q.trace()),
              q.extra());
      case TcpConnect c ->
          new TcpConnect(c.ip(), c.port(), c.failure(), tagged(c.trace()), c.extra());
      case TlsHandshake h ->
          new TlsHandshake(
              h.address(),
              h.serverName(),
              h.failure(),
              h.peerCertificates(),
              h.tlsVersion(),
              h.cipherSuite(),
              h.alpn(),
              tagged(h.trace()),
              h.extra());
      case QuicHandshake h ->
          new QuicHandshake(
              h.address(),
              h.serverName(),
              h.failure(),
              h.peerCertificates(),
              h.alpn(),
              tagged(h.trace()),
              h.extra());
      case HttpExchange e ->
          new HttpExchange(
              e.method(),
              e.url(),
              e.requestHeaders(),
              e.response(),
              e.failure(),
              e.address(),
              tagged(e.trace()),
              e.extra());
      case StunBinding b -> new StunBinding(b.address(), b.failure(), tagged(b.trace()), b.extra());
      case Unrecognized u -> u;
    };
  }

  private Trace tagged(Trace trace) {
    List<String> tags = new ArrayList<>(trace.tags());
    tags.add(tag);
    return new Trace(
        trace.t0().plus(later), trace.t().plus(later), number * ROOM + trace.transactionId(), tags);
  }
}
