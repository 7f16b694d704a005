package org.burkit.collector.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.burkit.collector.query.Content.Table;
import org.burkit.collector.web.Route;
import org.burkit.lists.Lists;
import org.burkit.lists.LocalName;

/** What the lists know: services, sites and networks. Any thread. */
final class Known {
  private static final Table SERVICES =
      new Table("services", List.of("id", "name", "category", "domains", "source"));
  private static final Table SITES =
      new Table("sites", List.of("url", "category", "country", "service", "risk", "source"));
  private static final Table NETWORKS =
      new Table("networks", List.of("asn", "name", "kind", "source"));

  private final Lists lists;

  Known(Lists lists) {
    this.lists = lists;
  }

  List<Route> routes() {
    return List.of(
        route(SERVICES, this::services),
        route(SITES, this::sites),
        route(NETWORKS, this::networks));
  }

  /** The list that a table is made of, at the path of the list's name. */
  private static Route route(Table table, Consumer<ArrayNode> list) {
    return Publication.route(
        "/api/v1/" + table.member(),
        request -> {
          new Parameters(request).end();
          ObjectNode answer = Documents.JSON.createObjectNode();
          list.accept(answer.putArray(table.member()));
          return Optional.of(Content.of(answer, table));
        });
  }

  private void services(ArrayNode array) {
    lists
        .services()
        .forEach(service -> {
          ObjectNode node = array.addObject().put("id", service.id());
          name(node, service.name());
          node.put("category", service.category());
          service.domains().forEach(node.putArray("domains")::add);
          node.put("source", service.source());
        });
  }

  private void sites(ArrayNode array) {
    lists
        .sites()
        .forEach(site ->
            array
                .addObject()
                .put("url", site.url())
                .put("category", site.category())
                .put("country", site.country().code())
                .put("service", site.service().isEmpty() ? null : site.service())
                .put("risk", site.risk().name().toLowerCase(Locale.ROOT))
                .put("source", site.source()));
  }

  private void networks(ArrayNode array) {
    lists
        .networks()
        .forEach(network -> {
          ObjectNode node = array.addObject().put("asn", network.asn().toString());
          name(node, network.name());
          node.put("kind", network.kind().name().toLowerCase(Locale.ROOT));
          node.put("source", network.source());
        });
  }

  private static void name(ObjectNode node, LocalName name) {
    node.putObject("name").put("kk", name.kk()).put("ru", name.ru()).put("en", name.en());
  }
}
