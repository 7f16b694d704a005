package org.burkit.collector.page;

import com.ibm.icu.text.IDNA;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.burkit.lists.Lists;
import org.burkit.lists.PublicAddress;
import org.burkit.lists.Service;

/** What somebody asks for, made out of whatever was pasted. Nothing is looked up for it. */
sealed interface Asked {
  /** A longer paste is not read. */
  int LONGEST = 2048;

  /** Nothing was pasted. */
  record Nothing() implements Asked {}

  /** Neither an address nor the name of a service that the lists know. */
  record Unreadable() implements Asked {}

  /** An address within a machine, a home or a provider's own network. */
  record NotPublic() implements Asked {}

  /** A service that the lists know, by its name or by one of its addresses. */
  record Known(Service service) implements Asked {}

  /**
   * Any other host.
   *
   * @param name as measurements have it: small ASCII letters, labels of other scripts by IDNA
   */
  record Host(String name) implements Asked {
    /** As people read it, with the other form beside it where a look-alike could hide. */
    String shown() {
      var unicode = new StringBuilder();
      var info = new IDNA.Info();
      NAMES.nameToUnicode(name, unicode, info);
      return info.hasErrors() || unicode.toString().equals(name)
          ? name
          : unicode + " (" + name + ")";
    }

    /** The same with {@code www.} before it, or without where it has that. */
    String sibling() {
      return name.startsWith("www.") ? name.substring("www.".length()) : "www." + name;
    }
  }

  /** UTS 46, as browsers read names. */
  IDNA NAMES =
      IDNA.getUTS46Instance(
          IDNA.USE_STD3_RULES
              | IDNA.CHECK_BIDI
              | IDNA.CHECK_CONTEXTJ
              | IDNA.NONTRANSITIONAL_TO_ASCII
              | IDNA.NONTRANSITIONAL_TO_UNICODE);

  /** RFC 3986, 3.2: a scheme of the web or none, perhaps a user, a host, perhaps a port. */
  Pattern ADDRESS =
      Pattern.compile(
          "(?:https?:)?(?://)?(?:[^/?#@]*@)?(\\[[0-9a-f:.]+]|[^/?#@:\\[\\]\\s]+)(?::\\d{0,5})?(?:[/?#].*)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Last labels that lead nowhere on the public Internet (RFC 6761, 6762, 7686, 8375, 9476). */
  Set<String> LOCAL =
      Set.of("localhost", "local", "lan", "internal", "home", "arpa", "onion", "alt", "test");

  static Asked read(String pasted, Lists lists) {
    String text = pasted.strip();
    if (text.isEmpty()) {
      return new Nothing();
    }
    if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
      return new Unreadable();
    }
    return named(text, lists).<Asked>map(Known::new).orElseGet(() -> address(text, lists));
  }

  /**
   * The host of that name, whether or not a service is known to own it; empty for no public one.
   */
  static Optional<Host> host(String name) {
    var ascii = new StringBuilder();
    var info = new IDNA.Info();
    NAMES.nameToASCII(name, ascii, info);
    return info.hasErrors() || name.length() > LONGEST
        ? Optional.empty()
        : Optional.of(new Host(ascii.toString()));
  }

  private static Optional<Service> named(String text, Lists lists) {
    String name = folded(text);
    return lists.services().stream()
        .filter(service ->
            Stream.of(service.id(), service.name().kk(), service.name().ru(), service.name().en())
                .anyMatch(known -> folded(known).equals(name)))
        .findFirst();
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s\u00a0]+", " ");
  }

  private static Asked address(String text, Lists lists) {
    Matcher matcher = ADDRESS.matcher(text);
    if (!matcher.matches()) {
      return new Unreadable();
    }
    String host = matcher.group(1);
    boolean literal = host.startsWith("[") || host.matches("\\d+(\\.\\d+){3}");
    return literal ? literal(host) : name(host, lists);
  }

  private static Asked literal(String host) {
    try {
      InetAddress address = InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""));
      return PublicAddress.is(address) ? new Host(address.getHostAddress()) : new NotPublic();
    } catch (IllegalArgumentException e) {
      return new Unreadable();
    }
  }

  private static Asked name(String host, Lists lists) {
    var ascii = new StringBuilder();
    var info = new IDNA.Info();
    NAMES.nameToASCII(host, ascii, info);
    String name = ascii.toString().replaceAll("\\.$", "");
    String last = name.substring(name.lastIndexOf('.') + 1);
    if (LOCAL.contains(last)) {
      return new NotPublic();
    }
    boolean wellFormed = !info.hasErrors() && name.contains(".") && !last.matches("\\d.*");
    return wellFormed
        ? lists.serviceOf(name).<Asked>map(Known::new).orElseGet(() -> new Host(name))
        : new Unreadable();
  }
}
