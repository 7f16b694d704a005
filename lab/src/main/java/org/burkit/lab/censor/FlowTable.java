package org.burkit.lab.censor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.burkit.lab.packet.Endpoint;

/**
 * The flows a censor knows, bounded: the one unused longest is forgotten first. One thread at a
 * time.
 */
final class FlowTable {
  private static final int LARGEST = 4096;

  /** A diverted flow comes back from elsewhere, so it is found by that end too. */
  private final Map<FlowKey, FlowKey> diverted = new LinkedHashMap<>();

  private final Map<FlowKey, Integer> firstSeqs = Bounded.map(LARGEST);

  private final Map<FlowKey, Flow> flows =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<FlowKey, Flow> eldest) {
          boolean full = size() > LARGEST;
          if (full && eldest.getValue() instanceof Flow.Diverted(Endpoint instead)) {
            diverted.remove(eldest.getKey().withServer(instead));
          }
          return full;
        }
      };

  /** Whether a SYN with this number begins a connection, rather than being sent once more. */
  boolean begins(FlowKey key, int seq) {
    Integer before = firstSeqs.put(key, seq);
    return before == null || before != seq || !flows.containsKey(key);
  }

  void put(FlowKey key, Flow flow) {
    flows.put(key, flow);
    if (flow instanceof Flow.Diverted(Endpoint instead)) {
      diverted.put(key.withServer(instead), key);
    }
  }

  Optional<Flow> find(FlowKey key) {
    return Optional.ofNullable(flows.get(key));
  }

  /** The server the client believes it talks to, where another answers instead. */
  Optional<Endpoint> believedServer(FlowKey atOther) {
    return Optional.ofNullable(diverted.get(atOther)).map(FlowKey::server);
  }
}
