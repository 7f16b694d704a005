package org.burkit.model;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a probe was asked to measure: the {@code input} of a measurement, as it was written. Names
 * in any letters are read (RFC 5891) except those with letters that two versions of IDNA read as
 * two different names (ß, ς and the joiners): these must be written in their {@code xn--} form.
 *
 * @param input usually an http or https URL; other tests put other things here
 */
public record Target(String input) {

  private static final Pattern WEB =
      Pattern.compile("(?is)(https?)://([^/?#:@\\[\\]]*)((?::[0-9]*)?(?:[/?#].*)?)");

  /** RFC 1035 section 3.1, written with dots. */
  private static final int LONGEST_NAME = 253;

  /** RFC 5894 section 7.2: what IDNA2003 turned into something else. */
  private static final Pattern DEVIATION = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

  /**
   * The input read as a web address.
   *
   * @param url in ASCII
   * @param host in small letters and ASCII form (RFC 5890), without a trailing dot
   * @param port that the URL names, or the one its scheme implies
   */
  public record Web(URI url, String host, int port) {
    /** True where the scheme asks for TLS. */
    public boolean secure() {
      return "https".equalsIgnoreCase(url.getScheme());
    }
  }

  /** The input as a web address; empty where it is something else. Reading it costs: keep it. */
  public Optional<Web> web() {
    return url()
        .flatMap(url -> asciiHost(url.getHost()).map(host -> new Web(url, host, port(url))));
  }

  /** The input as an http or https URL with a host, in ASCII; empty where it is something else. */
  public Optional<URI> url() {
    return ascii(input).flatMap(Target::url);
  }

  private static Optional<URI> url(String text) {
    try {
      URI read = new URI(text);
      URI uri = isAscii(text) ? read : new URI(read.toASCIIString());
      String scheme = uri.getScheme();
      boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
      return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** The host of the web address. */
  public Optional<String> host() {
    return web().map(Web::host);
  }

  /** The port of the web address. */
  public Optional<Integer> port() {
    return url().map(Target::port);
  }

  private static int port(URI uri) {
    return uri.getPort() >= 0 ? uri.getPort() : defaultPort(uri);
  }

  private static int defaultPort(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  /** The text with its host in ASCII form. */
  private static Optional<String> ascii(String text) {
    if (isAscii(text)) {
      return Optional.of(text);
    }
    Matcher parts = WEB.matcher(text);
    boolean foreign = parts.matches() && parts.group(2).chars().anyMatch(c -> c > 0x7f);
    return foreign
        ? asciiHost(parts.group(2)).map(host -> parts.group(1) + "://" + host + parts.group(3))
        : Optional.of(text);
  }

  private static boolean isAscii(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) <= 0x7f) {
      at++;
    }
    return at == text.length();
  }

  private static Optional<String> asciiHost(String host) {
    if (!isAscii(host) && DEVIATION.matcher(host).find()) {
      return Optional.empty();
    }
    try {
      String ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
      String bare = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
      return bare.isEmpty() || bare.length() > LONGEST_NAME ? Optional.empty() : Optional.of(bare);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
