package org.burkit.probe.net;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.burkit.model.Extra;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.Observation.HttpExchange;

/** One GET over an open channel, in the version that was agreed on. One thread, once. */
final class HttpStep {
  private final Channel channel;
  private final Tap tap;
  private final String address;
  private final String alpn;
  private final PageMemory memory;

  /**
   * @param alpn what the TLS handshake agreed on; empty without one
   */
  HttpStep(Channel channel, Tap tap, String address, String alpn, PageMemory memory) {
    this.channel = channel;
    this.tap = tap;
    this.address = address;
    this.alpn = alpn;
    this.memory = memory;
  }

  Page get(URI url, Step step, Deadline deadline) throws InterruptedException {
    Duration t0 = step.watch().elapsed();
    Speech speech =
        alpn.equals(Http2.NAME)
            ? new Http2()
            : new Http1("https".equalsIgnoreCase(url.getScheme()));
    ResponseReader reader = new ResponseReader(tap, memory);
    ResponseReader.Received received =
        start(speech, url, reader) ? await(reader, deadline) : broken(tap);
    Optional<Body> body = memory.unpacked(received);
    HttpExchange exchange =
        new HttpExchange(
            "GET",
            url.toASCIIString(),
            Browser.preferences(), // the rest is the same in every request
            received.head().map(head -> body.orElseThrow().response(head, received.truncated())),
            received.failure(),
            address,
            step.since(t0),
            extra(url, body.map(Body::text).orElse("")));
    return new Page(exchange, body.map(Body::text).orElse(""));
  }

  private Extra extra(URI url, String text) {
    ObjectNode keys = JsonNodeFactory.instance.objectNode();
    if (!alpn.isEmpty()) {
      keys.put("alpn", alpn);
    }
    MetaRefresh.host(url, text).ifPresent(host -> keys.put("x_meta_refresh", host));
    return keys.isEmpty() ? Extra.NONE : Extra.of(keys);
  }

  private boolean start(Speech speech, URI url, ResponseReader reader) throws InterruptedException {
    Future<Boolean> started =
        channel
            .eventLoop()
            .submit(() -> {
              boolean active = channel.isActive();
              if (active) {
                speech.ask(channel, url, reader);
                Held.end(channel);
              }
              return active;
            });
    return started.await().isSuccess() && started.getNow();
  }

  private static ResponseReader.Received broken(Tap tap) {
    return ResponseReader.Received.nothing(tap.broken().orElse(Failure.of(FailureKind.EOF)));
  }

  private ResponseReader.Received await(ResponseReader reader, Deadline deadline)
      throws InterruptedException {
    try {
      return reader.received().get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      channel.eventLoop().execute(() -> reader.stop(Failures.timeout()));
      return reader.received().join();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a response reader completes with what it has", e);
    }
  }
}
