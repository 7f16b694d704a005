package org.burkit.lists;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.EndpointProtocol;
import org.burkit.model.Fingerprint;
import org.burkit.model.InterceptionRoot;
import org.burkit.model.References;
import org.burkit.model.Target;

/** Turns the files of an edition into lists and collects every fault on the way. */
final class ListsReader {
  private final List<Fault> faults = new ArrayList<>();

  private ListsReader() {}

  static Lists read(ListFiles files) throws FaultyListsException, IOException {
    return new ListsReader().all(files);
  }

  static List<Site> readSites(Path file) throws FaultyListsException, IOException {
    ListsReader reader = new ListsReader();
    List<Site> sites = reader.sites(file.toString(), ListFiles.bytes(file), Site.EVERYWHERE);
    if (sites.isEmpty()) {
      reader.faults.add(
          new Fault(
              file.toString(),
              1,
              "no sites",
              "write a first line with the columns url,category_code,category_description,"
                  + "date_added,source,notes and a line for each site"));
    }
    reader.refuseFaults();
    return sites;
  }

  private Lists all(ListFiles files) throws FaultyListsException, IOException {
    List<Service> services = services(files.get(ListFiles.SERVICES));
    List<Site> sites = new ArrayList<>();
    for (String name : files.files().keySet()) {
      if (name.startsWith(ListFiles.SITES)) {
        sites.addAll(sites(name, files.get(name), country(name)));
      }
    }
    List<Network> networks = networks(files.get(ListFiles.NETWORKS));
    List<String> neutral = controls("neutral", files.get(ListFiles.CONTROLS));
    List<String> http3 = controls("http3", files.get(ListFiles.CONTROLS));
    List<StunServer> stun = stunServers(files.get(ListFiles.CONTROLS));
    References references =
        new References(
            fingerprints(ListFiles.FALSE_POSITIVES, files.get(ListFiles.FALSE_POSITIVES)),
            fingerprints(ListFiles.BLOCK_PAGES, files.get(ListFiles.BLOCK_PAGES)),
            roots(files.get(ListFiles.ROOTS)),
            files.digest());
    refuseFaults();
    return new Lists(services, sites, networks, neutral, http3, stun, references);
  }

  private void refuseFaults() throws FaultyListsException {
    if (!faults.isEmpty()) {
      throw new FaultyListsException(faults);
    }
  }

  private List<Service> services(byte[] bytes) throws IOException {
    List<Service> services = new ArrayList<>();
    Map<String, Entry> seen = new HashMap<>();
    for (Entry entry : Entries.yaml(ListFiles.SERVICES, bytes, faults)) {
      String id = entry.required("id");
      unique(seen, id, entry);
      List<String> domains = entry.texts("domains");
      if (domains.isEmpty()) {
        entry.fault("service " + id + " has no domains", "list at least one");
      }
      for (String domain : domains) {
        if (new Target("https://" + domain + "/").host().filter(domain::equals).isEmpty()) {
          entry.fault("domain '" + domain + "'", "write a bare host in small letters");
        }
      }
      services.add(
          new Service(
              id,
              entry.names("names"),
              category(entry, "category"),
              domains,
              ServiceEndpoints.of(entry),
              source(entry)));
    }
    return services;
  }

  /** The country that a file of sites is named after; the common list's name is no country's. */
  private static CountryCode country(String file) {
    String name = file.substring(ListFiles.SITES.length()).replace(".csv", "");
    return CountryCode.parse(name.toUpperCase(Locale.ROOT)).orElse(Site.EVERYWHERE);
  }

  private List<Site> sites(String file, byte[] bytes, CountryCode country) throws IOException {
    List<Site> sites = new ArrayList<>();
    Map<String, Entry> seen = new HashMap<>();
    for (Entry entry : Entries.csv(file, bytes, faults)) {
      String url = entry.required("url");
      if (new Target(url).host().isEmpty()) {
        entry.fault("url '" + url + "'", "expected http:// or https:// and a host");
      }
      unique(seen, url, entry);
      sites.add(
          new Site(
              url,
              category(entry, "category_code"),
              date(entry),
              source(entry),
              entry.optional("notes"),
              entry.node().has("risk") ? entry.word("risk", Site.Risk.class) : Site.Risk.LOW,
              entry.optional("service"),
              country));
    }
    return sites;
  }

  private List<Network> networks(byte[] bytes) throws IOException {
    List<Network> networks = new ArrayList<>();
    Map<String, Entry> seen = new HashMap<>();
    for (Entry entry : Entries.csv(ListFiles.NETWORKS, bytes, faults)) {
      String text = entry.required("asn");
      Optional<Asn> asn = Asn.parse(text).filter(Asn::isKnown);
      if (asn.isEmpty()) {
        entry.fault("asn '" + text + "'", "write it as AS64501");
      }
      unique(seen, text, entry);
      LocalName name =
          new LocalName(
              entry.required("name_kk"), entry.required("name_ru"), entry.required("name_en"));
      Network.Kind kind = entry.word("kind", Network.Kind.class);
      networks.add(new Network(asn.orElse(Asn.UNKNOWN), name, kind, source(entry)));
    }
    return networks;
  }

  private List<String> controls(String kind, byte[] bytes) throws IOException {
    List<String> controls = new ArrayList<>();
    for (Entry entry : Entries.yamlUnder(kind, ListFiles.CONTROLS, bytes, faults)) {
      String url = entry.required("url");
      if (new Target(url).host().isEmpty() || !url.startsWith("https://")) {
        entry.fault(kind + " url '" + url + "'", "expected https:// and a host");
      }
      source(entry);
      controls.add(url);
    }
    return controls;
  }

  private List<StunServer> stunServers(byte[] bytes) throws IOException {
    List<StunServer> servers = new ArrayList<>();
    for (Entry entry : Entries.yamlUnder("stun", ListFiles.CONTROLS, bytes, faults)) {
      String host = ServiceEndpoints.host(entry);
      int port = ServiceEndpoints.port(entry, EndpointProtocol.STUN, host);
      servers.add(new StunServer(host, port));
      source(entry);
    }
    return servers;
  }

  private List<Fingerprint> fingerprints(String file, byte[] bytes) throws IOException {
    List<Fingerprint> fingerprints = new ArrayList<>();
    Map<String, Entry> seen = new HashMap<>();
    for (Entry entry : Entries.yaml(file, bytes, faults)) {
      String id = entry.required("id");
      unique(seen, id, entry);
      String place = entry.required("place");
      if (!place.matches("body|title|dns|header:[A-Za-z0-9-]+")) {
        entry.fault("place '" + place + "'", "expected body, title, dns or header:<name>");
      }
      Fingerprint.Match match = entry.word("match", Fingerprint.Match.class);
      String pattern = entry.required("pattern");
      List<CountryCode> countries = countries(entry);
      String source = source(entry);
      if (!pattern.isBlank()) {
        fingerprints.add(new Fingerprint(id, place, match, pattern, countries, source));
      }
    }
    return fingerprints;
  }

  private static List<CountryCode> countries(Entry entry) {
    List<CountryCode> countries = new ArrayList<>();
    for (String text : entry.texts("countries")) {
      CountryCode.parse(text)
          .ifPresentOrElse(
              countries::add,
              () -> entry.fault("country '" + text + "'", "write two capital letters"));
    }
    return countries;
  }

  private List<InterceptionRoot> roots(byte[] bytes) throws IOException {
    List<InterceptionRoot> roots = new ArrayList<>();
    for (Entry entry : Entries.yaml(ListFiles.ROOTS, bytes, faults)) {
      String issuer = entry.required("issuer");
      if (!isDistinguishedName(issuer)) {
        entry.fault("issuer '" + issuer + "'", "write a distinguished name as in RFC 2253");
      }
      List<String> digests = entry.texts("sha256");
      for (String digest : digests) {
        if (!digest.matches("[0-9a-f]{64}")) {
          entry.fault("sha256 '" + digest + "'", "write 64 small hex digits");
        }
      }
      roots.add(new InterceptionRoot(entry.required("name"), issuer, digests, source(entry)));
    }
    return roots;
  }

  private static boolean isDistinguishedName(String text) {
    try {
      return !new X500Principal(text).getName().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String category(Entry entry, String key) {
    String code = entry.required(key);
    if (!code.isBlank() && !Categories.CODES.contains(code)) {
      entry.fault("category '" + code + "'", "use a code of the field's vocabulary");
    }
    return code;
  }

  private static LocalDate date(Entry entry) {
    String text = entry.required("date_added");
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      entry.fault("date_added '" + text + "'", "write it as 2026-11-24");
      return LocalDate.EPOCH;
    }
  }

  private static String source(Entry entry) {
    return entry.required("source");
  }

  private static void unique(Map<String, Entry> seen, String key, Entry entry) {
    Entry first = seen.putIfAbsent(key, entry);
    if (first != null) {
      entry.fault("'" + key + "' again, first in line " + first.line(), "keep one of them");
    }
  }
}
