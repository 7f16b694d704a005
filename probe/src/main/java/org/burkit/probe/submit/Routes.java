package org.burkit.probe.submit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.burkit.envelope.SealingKey;
import org.burkit.envelope.token.KeySheet;
import org.burkit.lists.Category;
import org.burkit.model.Vantage;
import org.burkit.probe.delivery.Offer;

/**
 * The ways to the collector, in the order in which they are tried. What one says that answers is
 * taken for the collector's word. Any thread may ask.
 */
public final class Routes {
  private final List<CollectorClient> clients;

  /** Those that are not known to be silent: to wait for each of them again takes minutes. */
  private volatile List<CollectorClient> asked;

  public Routes(List<CollectorClient> clients) {
    this.clients = List.copyOf(clients);
    this.asked = this.clients;
  }

  List<CollectorClient> clients() {
    return clients;
  }

  /**
   * To which country and network this machine belongs, as only straight ways can tell. The way that
   * answers is the one that is asked for everything else.
   */
  public Optional<Vantage> vantage() {
    List<CollectorClient> silent = new ArrayList<>();
    for (CollectorClient client : clients) {
      Optional<Vantage> seen = client.route().isIndirect() ? Optional.empty() : client.vantage();
      if (seen.isPresent()) {
        asked = List.of(client);
        return seen;
      }
      if (!client.route().isIndirect()) {
        silent.add(client);
      }
    }
    asked = clients.stream().filter(client -> !silent.contains(client)).toList();
    return Optional.empty();
  }

  /** The signed lists of the first way that has new ones. */
  public Optional<Offer> listBundle(Optional<String> had) {
    return first(client -> client.listBundle(had));
  }

  /** The key to which files are sealed, of the first way that has one. */
  public Optional<SealingKey> sealingKey() {
    return first(CollectorClient::sealingKey);
  }

  /** The first straight way that is not known to be silent. */
  Optional<CollectorClient> straight() {
    return asked.stream().filter(client -> !client.route().isIndirect()).findFirst();
  }

  /** The keys for tokens as each way shows them that shows any; over QUIC only where none does. */
  List<KeySheet> tokenKeys() {
    List<KeySheet> overTcp = tokenKeys(false);
    return overTcp.isEmpty() ? tokenKeys(true) : overTcp;
  }

  private List<KeySheet> tokenKeys(boolean overQuic) {
    return clients.stream()
        .filter(client -> client.route().overQuic() == overQuic)
        .flatMap(client -> client.tokenKeys().stream())
        .toList();
  }

  /** The most telling sites, as the first way says that says any. */
  public List<String> mostTelling(Set<Category> categories) {
    return first(client -> Optional.of(client.mostTelling(categories)).filter(s -> !s.isEmpty()))
        .orElse(List.of());
  }

  private <T> Optional<T> first(Function<CollectorClient, Optional<T>> question) {
    return asked.stream().flatMap(client -> question.apply(client).stream()).findFirst();
  }
}
