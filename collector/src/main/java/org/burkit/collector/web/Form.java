package org.burkit.collector.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a browser sends of a form ({@code application/x-www-form-urlencoded}). Stateless. */
public final class Form {
  public static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

  private static final Logger log = LoggerFactory.getLogger(Form.class);

  private Form() {}

  /** The first value of each name; a pair that does not decode is left out. */
  public static Map<String, String> fields(Request request) {
    var fields = new HashMap<String, String>();
    if (request.mediaType().equals(MEDIA_TYPE)) {
      for (String pair : request.body().toString().split("&")) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          put(fields, pair.substring(0, equals), pair.substring(equals + 1));
        }
      }
    }
    return Map.copyOf(fields);
  }

  private static void put(Map<String, String> fields, String name, String value) {
    try {
      fields.putIfAbsent(decoded(name), decoded(value));
    } catch (IllegalArgumentException e) {
      log.debug("a field of a form does not decode", e);
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
