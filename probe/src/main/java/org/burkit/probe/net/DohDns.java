package org.burkit.probe.net;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.burkit.model.DnsReply;
import org.burkit.model.Extra;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.Observation.DnsLookup;
import org.xbill.DNS.Message;

/** DNS over HTTPS (RFC 8484), by POST. Any thread may ask. */
final class DohDns implements Dns {
  private static final MediaType DNS_MESSAGE = MediaType.get("application/dns-message");
  private static final int MAX_MESSAGE = 65_535;

  private final HttpUrl url;
  private final OkHttpClient client;

  DohDns(HttpUrl url, OkHttpClient client) {
    this.url = url;
    this.client = client;
  }

  @Override
  public DnsLookup lookup(String name, String queryType, Step step, Deadline deadline) {
    Duration t0 = step.watch().elapsed();
    Optional<Message> query = DnsMessages.question(name, queryType);
    if (query.isEmpty()) {
      return failed(name, queryType, step, t0, Failure.of(FailureKind.DNS_NXDOMAIN));
    }
    query.get().getHeader().setID(0); // RFC 8484 section 4.1: friendlier to caches
    try {
      DnsReply reply = exchange(query.get(), step, deadline);
      return new DnsLookup(
          name,
          queryType,
          "doh",
          url.toString(),
          reply.answers(),
          List.of(reply),
          reply.failure(),
          step.since(t0),
          Extra.NONE);
    } catch (IOException e) {
      return failed(name, queryType, step, t0, Failures.of(e));
    }
  }

  private DnsReply exchange(Message query, Step step, Deadline deadline) throws IOException {
    Request request =
        new Request.Builder()
            .url(url)
            .header("Accept", DNS_MESSAGE.toString())
            .post(RequestBody.create(query.toWire(), DNS_MESSAGE))
            .build();
    OkHttpClient timed = client.newBuilder().callTimeout(deadline.left().plusMillis(1)).build();
    try (Response response = timed.newCall(request).execute()) {
      if (response.code() != 200) {
        throw new UnexpectedStatus(response.code());
      }
      byte[] wire = response.peekBody(MAX_MESSAGE).bytes();
      return DnsMessages.read(wire, query, step.watch().elapsed());
    }
  }

  private DnsLookup failed(String name, String queryType, Step step, Duration t0, Failure failure) {
    return new DnsLookup(
        name,
        queryType,
        "doh",
        url.toString(),
        List.of(),
        List.of(),
        Optional.of(failure),
        step.since(t0),
        Extra.NONE);
  }

  private static final class UnexpectedStatus extends IOException
      implements Failures.CarriesFailure {
    UnexpectedStatus(int code) {
      super("expected status 200 of the DoH server, got " + code);
    }

    @Override
    public Failure failure() {
      return Failure.of(FailureKind.HTTP_UNEXPECTED_STATUS);
    }
  }
}
