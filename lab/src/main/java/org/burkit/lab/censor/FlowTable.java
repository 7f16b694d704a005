package org.burkit.lab.censor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.burkit.lab.packet.Endpoint;

/**
 * The connections a censor knows, bounded: the one unused longest is forgotten first. One thread at
 * a time.
 */
final class FlowTable {
  private static final int LARGEST = 4096;

  /** A diverted connection comes back from the interceptor, so it is found by that end too. */
  private final Map<FlowKey, FlowKey> diverted = new LinkedHashMap<>();

  private final Map<FlowKey, Flow> flows =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<FlowKey, Flow> eldest) {
          boolean full = size() > LARGEST;
          if (full && eldest.getValue() instanceof Flow.Diverted(Endpoint interceptor)) {
            diverted.remove(new FlowKey(eldest.getKey().client(), interceptor));
          }
          return full;
        }
      };

  void put(FlowKey key, Flow flow) {
    flows.put(key, flow);
    if (flow instanceof Flow.Diverted(Endpoint interceptor)) {
      diverted.put(new FlowKey(key.client(), interceptor), key);
    }
  }

  Optional<Flow> find(FlowKey key) {
    return Optional.ofNullable(flows.get(key));
  }

  /** The server the client believes it talks to, where an interceptor answers instead. */
  Optional<Endpoint> believedServer(FlowKey atInterceptor) {
    return Optional.ofNullable(diverted.get(atInterceptor)).map(FlowKey::server);
  }
}
