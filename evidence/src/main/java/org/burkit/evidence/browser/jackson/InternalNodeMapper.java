package org.burkit.evidence.browser.jackson;

import com.fasterxml.jackson.databind.node.BaseJsonNode;
import java.nio.charset.StandardCharsets;
import org.burkit.model.CanonicalJson;
import org.burkit.model.MalformedMeasurementException;

/** How a JSON tree is written where an error names it: without a mapper, which needs reflection. */
public final class InternalNodeMapper {
  private InternalNodeMapper() {}

  public static String nodeToString(BaseJsonNode node) {
    try {
      return new String(CanonicalJson.of(node), StandardCharsets.UTF_8);
    } catch (MalformedMeasurementException e) {
      return node.getNodeType().toString();
    }
  }
}
