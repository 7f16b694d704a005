package org.burkit.probe.submit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.burkit.envelope.SealingKey;
import org.burkit.envelope.token.Blinding;
import org.burkit.envelope.token.IssuerKey;
import org.burkit.envelope.token.KeySheet;
import org.burkit.envelope.token.Token;
import org.burkit.lists.Category;
import org.burkit.lists.bundle.Bundle;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.Dictionary;
import org.burkit.model.Vantage;
import org.burkit.probe.delivery.Offer;
import org.burkit.probe.net.Network;

/** Speaks to one collector (dd-001, between processes). Any thread may ask. */
public final class CollectorClient {
  private static final MediaType NDJSON = MediaType.get("application/x-ndjson");
  private static final MediaType PLAIN = MediaType.get("text/plain");
  private static final String TOKEN = "Burkit-Token";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A twentieth smaller than by the usual level, for a third of a millisecond. */
  private static final int LEVEL = 12;

  private static final int UNSUPPORTED = 415;
  private static final int TOO_MANY = 429;
  private static final int MAX_ANSWER = 1 << 20;
  private static final int LONGEST_KEY = 200;

  private final Route route;
  private final OkHttpClient client;

  /** Has no connection left when a batch is through: some networks freeze one that goes on. */
  private final OkHttpClient once;

  private volatile boolean readsDictionary = true;

  public CollectorClient(Route route, OkHttpClient client, Duration patience) {
    this.route = route;
    this.client =
        client
            .newBuilder()
            .callTimeout(patience)
            .readTimeout(patience)
            .proxy(route.proxy().map(ProxyLogin::socks).orElse(Proxy.NO_PROXY))
            .build();
    this.once =
        this.client.newBuilder().connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS)).build();
  }

  Route route() {
    return route;
  }

  /** What the collector said to a batch. */
  sealed interface Answer {

    /** One result for each measurement, in order. */
    record Results(List<Result> results) implements Answer {
      public Results {
        results = List.copyOf(results);
      }
    }

    /** The collector does not read this packing: the batch must be packed anew. */
    record Repack() implements Answer {}

    /** Too many come from this machine's neighbourhood: with a token it would be taken. */
    record Crowded() implements Answer {}

    /** The batch as a whole cannot be taken, now or ever. */
    record Refused(String reason) implements Answer {}

    /** The collector is away, busy, or somebody else answered in its place. */
    record Away(String reason) implements Answer {}
  }

  record Result(String id, String status, String reason) {}

  /**
   * Measurements as they go over the wire.
   *
   * @param coding of their content, by its registered name
   */
  record Packed(String coding, okio.ByteString bytes) {}

  /** Packs measurements, one JSON text a line, in a coding that the collector reads. */
  Packed pack(byte[] lines) {
    if (!readsDictionary) {
      return new Packed("zstd", okio.ByteString.of(Zstd.compress(lines, LEVEL)));
    }
    byte[] frame = Zstd.compressUsingDict(lines, Dictionary.bytes(), LEVEL);
    okio.Buffer both = new okio.Buffer().write(Dictionary.prefix()).write(frame);
    return new Packed(Dictionary.CODING, both.readByteString());
  }

  /**
   * @param token is spent with it; that it was shown to somebody is all that is known afterwards
   */
  Answer send(Packed packed, Optional<Token> token) {
    Request.Builder request =
        new Request.Builder()
            .url(endpoint("measurements"))
            .header("Content-Encoding", packed.coding())
            .post(RequestBody.create(packed.bytes(), NDJSON));
    token.ifPresent(shown -> request.header(TOKEN, shown.text()));
    try (Response response = once.newCall(request.build()).execute()) {
      if (response.code() == UNSUPPORTED && packed.coding().equals(Dictionary.CODING)) {
        readsDictionary = false; // an older one, or another's
        return new Answer.Repack();
      }
      return answer(response);
    } catch (IOException e) {
      return new Answer.Away(Network.failure(e).text());
    }
  }

  private static Answer answer(Response response) throws IOException {
    Optional<JsonNode> body = json(response);
    if (body.isPresent() && body.get().path("results").isArray()) {
      return new Answer.Results(results(body.get().get("results")));
    }
    boolean ours = body.isPresent() && response.code() >= 400 && response.code() < 500;
    return switch (response.code()) {
      case TOO_MANY -> ours ? new Answer.Crowded() : away(response);
      case 400, 413, 415, 422 -> ours ? refused(body.get()) : away(response);
      default -> away(response);
    };
  }

  private static List<Result> results(JsonNode array) {
    List<Result> results = new ArrayList<>();
    for (JsonNode node : array) {
      results.add(
          new Result(
              node.path("id").asText(""),
              node.path("status").asText(""),
              node.path("reason").asText("")));
    }
    return results;
  }

  private static Answer refused(JsonNode problem) {
    String detail = problem.path("detail").asText(problem.path("title").asText(""));
    return new Answer.Refused(detail);
  }

  private static Answer away(Response response) {
    return new Answer.Away("status " + response.code());
  }

  /** Empty where the answer is no JSON: a filter's page must not pass for the collector's word. */
  private static Optional<JsonNode> json(Response response) throws IOException {
    String type = response.header("Content-Type", "");
    if (type == null || !type.contains("json")) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(JSON.readTree(response.peekBody(MAX_ANSWER).bytes()));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /**
   * The signed lists as they came; empty where the collector is away, has none, or has none but
   * those that were had.
   *
   * @param had the tag of the lists that were had
   */
  public Optional<Offer> listBundle(Optional<String> had) {
    Request.Builder request = new Request.Builder().url(endpoint("test-list/bundle"));
    had.ifPresent(tag -> request.header("If-None-Match", tag));
    try (Response response = client.newCall(request.build()).execute()) {
      return response.code() == 200
          ? Optional.of(
              new Offer(
                  response.peekBody(Bundle.LARGEST + 1).byteString(),
                  Optional.ofNullable(response.header("ETag"))))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * The sites of which it would learn most, by its own lists, the most telling first; none where it
   * is away.
   *
   * @param categories those of which it may choose
   */
  public List<String> mostTelling(Set<Category> categories) {
    ObjectNode question = JSON.createObjectNode().put("charging", true).put("on_wifi", true);
    ArrayNode codes = question.putObject("web_connectivity").putArray("category_codes");
    categories.forEach(category -> codes.add(category.name()));
    Request request =
        new Request.Builder()
            .url(endpoint("check-in"))
            .post(RequestBody.create(question.toString(), MediaType.get("application/json")))
            .build();
    try (Response response = client.newCall(request).execute()) {
      return response.code() == 200
          ? json(response).map(CollectorClient::urls).orElse(List.of())
          : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static List<String> urls(JsonNode answer) {
    return answer
        .at("/tests/web_connectivity/urls")
        .valueStream()
        .map(url -> url.path("url").asText(""))
        .toList();
  }

  /** To which country and network this machine belongs; empty where the collector is away. */
  public Optional<Vantage> vantage() {
    Request request = new Request.Builder().url(endpoint("vantage")).build();
    try (Response response = client.newCall(request).execute()) {
      return response.code() == 200
          ? json(response).map(CollectorClient::vantage)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Vantage vantage(JsonNode node) {
    JsonNode asn = node.path("asn");
    String text = asn.isIntegralNumber() ? "AS" + asn.asText() : asn.asText("");
    return new Vantage(
        CountryCode.parse(node.path("cc").asText("")).orElse(CountryCode.UNKNOWN),
        Asn.parse(text).orElse(Asn.UNKNOWN),
        Optional.of(node.path("network_name").asText("")).filter(name -> !name.isBlank()),
        Optional.empty());
  }

  /** The key to which files are sealed for it; empty where it is away or takes none. */
  public Optional<SealingKey> sealingKey() {
    HttpUrl place = route.url().newBuilder().addPathSegments(".well-known/burkit-seal-key").build();
    try (Response response = client.newCall(new Request.Builder().url(place).build()).execute()) {
      return response.code() == 200
          ? SealingKey.parse(response.peekBody(LONGEST_KEY).string())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Its keys for tokens; empty where it is away or has none. */
  Optional<KeySheet> tokenKeys() {
    HttpUrl place =
        route.url().newBuilder().addPathSegments(".well-known/burkit-token-keys").build();
    try (Response response = once.newCall(new Request.Builder().url(place).build()).execute()) {
      return response.code() == 200
          ? KeySheet.parse(response.peekBody(KeySheet.LARGEST + 1).string())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Tokens that it signs without seeing them; none where it is away, signs none now, or signed
   * something else.
   *
   * @param ticket is spent with it
   * @throws IllegalArgumentException where the key is none
   */
  List<Token> issue(IssuerKey key, int many, Optional<Token> ticket) {
    List<Blinding> blindings = Stream.generate(() -> Blinding.of(key)).limit(many).toList();
    String question =
        blindings.stream()
            .map(blinding ->
                Base64.getUrlEncoder().withoutPadding().encodeToString(blinding.blinded()))
            .collect(Collectors.joining("\n", key.id() + "\n", "\n"));
    Request.Builder request =
        new Request.Builder().url(endpoint("tokens")).post(RequestBody.create(question, PLAIN));
    ticket.ifPresent(shown -> request.header(TOKEN, shown.text()));
    try (Response response = once.newCall(request.build()).execute()) {
      return response.code() == 200
          ? tokens(blindings, response.peekBody(MAX_ANSWER).string().lines().toList())
          : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static List<Token> tokens(List<Blinding> blindings, List<String> signed) {
    try {
      return IntStream.range(0, Math.min(blindings.size(), signed.size()))
          .boxed()
          .flatMap(
              i -> blindings.get(i).finish(Base64.getUrlDecoder().decode(signed.get(i))).stream())
          .toList();
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  private HttpUrl endpoint(String name) {
    return route.url().newBuilder().addPathSegments("api/v1/" + name).build();
  }
}
