package org.burkit.probe.privacy;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.burkit.probe.net.Addresses;

/**
 * Takes out of text what names the volunteer, and puts {@value #GONE} in its place, as OONI's
 * measurements do. Any thread may use it.
 */
public final class Scrubber {
  /** What stands where something was taken out. */
  public static final String GONE = "[scrubbed]";

  private static final String V4 = "(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?!\\d|\\.\\d)";

  /** What may be an address of IPv6: colons as such, or as URLs write them. */
  private static final String V6 =
      "(?<![0-9a-z:.%])(?:[0-9a-f]{1,4})?(?:(?::|%3a){1,2}[0-9a-f]{0,4}){2,8}"
          + "(?:\\.\\d{1,3}){0,3}(?![0-9a-z:])";

  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(?:" + V4 + "|" + V6 + ")(?:(?:/|%2f)(\\d{1,3})\\b)?");
  private static final Pattern PARAMETER = Pattern.compile("[?&;][^=&;\\s]{0,64}=\\[?$");
  private static final Pattern MAIL =
      Pattern.compile("[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}");
  private static final int LONGEST_PARAMETER = 70;

  /** Whether an address at a place of a text goes, whosever it is. */
  private interface Anybodys {
    boolean goes(String text, int at);
  }

  /** What makes a name another one. */
  private static final String WORD = "[\\p{L}\\d]";

  private final Own own;
  private final Optional<Pattern> disguises;

  /** Addresses of IPv4 among other numbers with dots, as before a port, and glued to letters. */
  private final Optional<Pattern> among;

  private final Optional<Pattern> names;

  public Scrubber(Own own) {
    this.own = own;
    this.disguises =
        any(
            WORD,
            own.ranges().stream()
                .filter(range -> range.isOne() || !range.base().isLinkLocalAddress())
                .flatMap(range -> Disguises.of(range.base()).stream()));
    this.among =
        any(
            "\\d",
            own.ranges().stream()
                .map(Range::base)
                .filter(Inet4Address.class::isInstance)
                .map(Addresses::text));
    this.names = any(WORD, own.names().stream());
  }

  /** Any of them, where nothing of that kind is glued to it. */
  private static Optional<Pattern> any(String glued, Stream<String> words) {
    Set<String> quoted = words.map(Pattern::quote).collect(Collectors.toSet());
    return quoted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Pattern.compile(
                "(?iu)(?<!%1$s)(?:%2$s)(?!%1$s)".formatted(glued, String.join("|", quoted))));
  }

  /** A fact of the measurement: addresses of the home go, all others are what was measured. */
  String fact(String text) {
    return addresses(text, (_, _) -> false);
  }

  /** An address of the web: others' addresses go where they stand in a parameter. */
  String url(String text) {
    return addresses(text, Scrubber::isParameter);
  }

  /** A stranger's short text, such as a title: only the hosts in it may be addresses. */
  String words(String text) {
    return withoutNames(withoutMail(addresses(text, (whole, at) -> !isHost(whole, at))));
  }

  /** A stranger's page, or a line for the log: no address at all. */
  public String page(String text) {
    return withoutNames(withoutMail(addresses(text, (_, _) -> true)));
  }

  String withoutNames(String text) {
    return replaced(names, text);
  }

  /** True where DER bytes hold an address of the home, as one of their names or in a text. */
  boolean isIn(byte[] der) {
    String latin = new String(der, StandardCharsets.ISO_8859_1);
    return own.ranges().stream().map(Scrubber::asName).anyMatch(latin::contains)
        || !withoutNames(fact(latin)).equals(latin);
  }

  /** The iPAddress of a GeneralName (RFC 5280 section 4.2.1.6). */
  private static String asName(Range range) {
    byte[] address = range.base().getAddress();
    return "\u0087" + (char) address.length + new String(address, StandardCharsets.ISO_8859_1);
  }

  private static String withoutMail(String text) {
    return text.indexOf('@') < 0
        ? text
        : MAIL.matcher(text).replaceAll(Matcher.quoteReplacement(GONE));
  }

  private String addresses(String text, Anybodys anybodys) {
    String shown = replaced(disguises, text);
    if (shown.indexOf('.') < 0 && shown.indexOf(':') < 0 && shown.indexOf('%') < 0) {
      return shown;
    }
    String whole =
        ADDRESS
            .matcher(shown)
            .replaceAll(match ->
                Matcher.quoteReplacement(goes(match, shown, anybodys) ? GONE : match.group()));
    return replaced(among, whole);
  }

  private boolean goes(MatchResult match, String whole, Anybodys anybodys) {
    String[] parts = match.group().toLowerCase(Locale.ROOT).replace("%3a", ":").split("/|%2f", 2);
    Optional<InetAddress> address = Addresses.parse(parts[0]);
    if (address.isEmpty()) {
      return false;
    }
    boolean network =
        match.group(1) != null && own.liesIn(address.get(), Integer.parseInt(match.group(1)));
    return network || own.holds(address.get()) || anybodys.goes(whole, match.start());
  }

  private static boolean isHost(String text, int at) {
    String before = text.substring(Math.max(0, at - 3), at);
    return before.endsWith("//") || before.endsWith("//[");
  }

  private static boolean isParameter(String text, int at) {
    return PARAMETER.matcher(text.substring(Math.max(0, at - LONGEST_PARAMETER), at)).find();
  }

  private static String replaced(Optional<Pattern> pattern, String text) {
    return pattern
        .map(p -> p.matcher(text).replaceAll(Matcher.quoteReplacement(GONE)))
        .orElse(text);
  }
}
