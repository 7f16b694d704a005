package org.burkit.collector.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.burkit.collector.vantage.Network;
import org.burkit.collector.vantage.NetworkLookup;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.Request;
import org.burkit.collector.web.Route;

/** Tells a probe which country and network it calls from. Nothing is kept. Any thread. */
public final class VantageRoute {
  private final NetworkLookup networks;

  public VantageRoute(NetworkLookup networks) {
    this.networks = networks;
  }

  public Route route() {
    return Route.get("/api/v1/vantage", this::vantage);
  }

  private Answer vantage(Request request) {
    Network network = networks.lookUp(request.caller());
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("cc", network.cc().code());
    node.put("asn", network.asn().toString());
    node.put("network_name", network.name().orElse(null));
    return Answer.json(200, node.toString().getBytes(StandardCharsets.UTF_8))
        .with("cache-control", "no-store");
  }
}
