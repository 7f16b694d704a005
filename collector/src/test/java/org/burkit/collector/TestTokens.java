package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.burkit.envelope.token.Blinding;
import org.burkit.envelope.token.IssuerKey;
import org.burkit.envelope.token.KeySheet;
import org.burkit.envelope.token.Standing;
import org.burkit.envelope.token.Token;

/** A probe that wants tokens, at an address of its own. */
record TestTokens(Http http, String address) {
  static final String PATH = "/api/v1/tokens";

  KeySheet sheet() throws Exception {
    return KeySheet.parse(http.get("/.well-known/burkit-token-keys").body()).orElseThrow();
  }

  /** So many of the sheet's first month. */
  List<Token> get(int many, Standing standing, Optional<Token> ticket) throws Exception {
    KeySheet sheet = sheet();
    YearMonth month = sheet.months().getFirst();
    IssuerKey key = sheet.of(month).orElseThrow().of(standing);
    List<Blinding> blindings = Stream.generate(() -> Blinding.of(key)).limit(many).toList();
    HttpResponse<String> answer = ask(key, blindings, ticket);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    List<String> lines = answer.body().lines().toList();
    List<Token> tokens = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      byte[] signed = Base64.getUrlDecoder().decode(lines.get(i));
      tokens.add(blindings.get(i).finish(signed).orElseThrow());
    }
    return tokens;
  }

  HttpResponse<String> ask(IssuerKey key, List<Blinding> blindings, Optional<Token> ticket)
      throws Exception {
    String blinded =
        blindings.stream().map(b -> base64(b.blinded()) + "\n").collect(Collectors.joining());
    return post(key.id() + "\n" + blinded, ticket);
  }

  HttpResponse<String> post(String body, Optional<Token> ticket) throws Exception {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return ticket.isEmpty()
        ? http.post(PATH, bytes, "content-type", "text/plain", "x-forwarded-for", address)
        : http.post(
            PATH,
            bytes,
            "content-type",
            "text/plain",
            "x-forwarded-for",
            address,
            "burkit-token",
            ticket.get().text());
  }

  /** Sends measurements, one a line, with what is shown for a token. */
  HttpResponse<String> send(String lines, String token) throws Exception {
    return http.post(
        "/api/v1/measurements",
        lines.getBytes(StandardCharsets.UTF_8),
        "content-type",
        "application/x-ndjson",
        "x-forwarded-for",
        address,
        "burkit-token",
        token);
  }

  /** How many tokens fared so. */
  double presented(String result) throws Exception {
    String name = "burkit_tokens_presented_total{result=\"" + result + "\"} ";
    return http.get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
        .sum();
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
