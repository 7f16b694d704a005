package org.burkit.lab.world;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes the lab's test lists in the project's list format, as the real binaries read them with
 * {@code --lists}.
 */
final class ListFiles {
  private static final String SOURCE = "lab";
  private static final String DATE = "2026-11-24";

  private final YAMLMapper yaml = new YAMLMapper();
  private final Path directory;

  private ListFiles(Path directory) {
    this.directory = directory;
  }

  static void write(Path directory, Plan plan, X509Certificate stateRoot) throws IOException {
    ListFiles files = new ListFiles(directory);
    Files.createDirectories(directory.resolve("sites"));
    Files.createDirectories(directory.resolve("fingerprints"));
    Stream<Map<String, Object>> alone =
        plan.sites().stream().filter(s -> Apps.of(s).isEmpty()).map(ListFiles::service);
    Stream<Map<String, Object>> apps = Apps.all().stream().map(ListFiles::service);
    files.yaml("services.yaml", Stream.concat(alone, apps).toList());
    Files.writeString(directory.resolve("sites/lab.csv"), sites(plan.sites()));
    Files.writeString(directory.resolve("networks.csv"), networks(plan));
    files.yaml(
        "controls.yaml",
        Map.of(
            "neutral", List.of(neutral()),
            "http3", List.of(neutral()),
            "stun", List.of(Map.of("host", Atlas.NEUTRAL_HOST, "source", SOURCE))));
    files.yaml("interception-roots.yaml", List.of(root(stateRoot)));
    files.yaml("fingerprints/false-positives.yaml", List.of());
    files.yaml("fingerprints/blockpages.yaml", List.of(blockPage()));
  }

  private void yaml(String name, Object content) throws IOException {
    yaml.writeValue(directory.resolve(name).toFile(), content);
  }

  private static Map<String, Object> neutral() {
    return Map.of("url", "https://" + Atlas.NEUTRAL_HOST + "/", "source", SOURCE);
  }

  private static Map<String, Object> service(Site site) {
    return service(serviceId(site), site.names(), site.category(), site.host(), List.of());
  }

  private static Map<String, Object> service(App app) {
    List<Object> endpoints = new ArrayList<>();
    for (App.Contact contact : app.contacts()) {
      endpoints.add(
          new TreeMap<>(
              Map.of(
                  "function", contact.function(),
                  "protocol", contact.protocol(),
                  "host", contact.host(),
                  "port", contact.port(),
                  "source", SOURCE)));
    }
    return service(app.id(), app.names(), Apps.CATEGORY, app.domain(), endpoints);
  }

  private static Map<String, Object> service(
      String id, Names names, String category, String domain, List<Object> endpoints) {
    return new TreeMap<>(
        Map.of(
            "id", id,
            "names", new TreeMap<>(Map.of("kk", names.kk(), "ru", names.ru(), "en", names.en())),
            "category", category,
            "domains", List.of(domain),
            "endpoints", endpoints,
            "source", SOURCE));
  }

  static String sites(List<Site> sites) {
    StringBuilder csv =
        new StringBuilder(
            "url,category_code,category_description,date_added,source,notes,risk,service\n");
    for (Site site : sites) {
      csv.append(
          "%s,%s,,%s,%s,,low,%s%n"
              .formatted(site.url(), site.category(), DATE, SOURCE, serviceId(site)));
    }
    return csv.toString();
  }

  private static String networks(Plan plan) {
    StringBuilder csv = new StringBuilder("asn,name_kk,name_ru,name_en,kind,source\n");
    for (Network network : plan.allNetworks()) {
      Names names = network.names();
      csv.append(
          "%s,%s,%s,%s,%s,%s%n"
              .formatted(
                  network.asn(), names.kk(), names.ru(), names.en(), network.kind(), SOURCE));
    }
    return csv.toString();
  }

  private static Map<String, Object> root(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return new TreeMap<>(
          Map.of(
              "name",
              "Lab state root",
              "issuer",
              certificate.getSubjectX500Principal().getName(),
              "sha256",
              List.of(HexFormat.of().formatHex(digest)),
              "source",
              SOURCE));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> blockPage() {
    return new TreeMap<>(
        Map.of(
            "id",
            "lab-notice",
            "place",
            "body",
            "match",
            "contains",
            "pattern",
            BlockPage.FINGERPRINT,
            "countries",
            List.of("KZ"),
            "source",
            SOURCE));
  }

  private static String serviceId(Site site) {
    return Apps.of(site)
        .map(App::id)
        .orElseGet(() -> site.host().substring(0, site.host().indexOf('.')));
  }
}
