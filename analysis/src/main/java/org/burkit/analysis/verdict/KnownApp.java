package org.burkit.analysis.verdict;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.burkit.model.ServiceFunction;

/**
 * The service tests of OONI's probe, and which function each contact serves: {@code ts-018}, {@code
 * ts-019}, {@code ts-020}, {@code ts-029}.
 */
enum KnownApp {
  TELEGRAM("telegram", "telegram.org") {
    @Override
    ServiceFunction functionOf(String place) {
      return place.equals("web.telegram.org") ? ServiceFunction.WEB : ServiceFunction.MESSAGES;
    }
  },
  WHATSAPP("whatsapp", "whatsapp.com") {
    @Override
    ServiceFunction functionOf(String place) {
      return switch (place) {
        case "web.whatsapp.com" -> ServiceFunction.WEB;
        case "v.whatsapp.net" -> ServiceFunction.LOGIN;
        default -> ServiceFunction.MESSAGES;
      };
    }
  },
  SIGNAL("signal", "signal.org") {
    @Override
    ServiceFunction functionOf(String place) {
      return place.startsWith("cdn")
          ? ServiceFunction.MEDIA
          : place.startsWith("sfu.") ? ServiceFunction.CALLS : ServiceFunction.MESSAGES;
    }
  },
  FACEBOOK_MESSENGER("facebook_messenger", "messenger.com") {
    @Override
    ServiceFunction functionOf(String place) {
      return place.startsWith("scontent") || place.startsWith("external")
          ? ServiceFunction.MEDIA
          : LOGIN_AT.contains(place)
              ? ServiceFunction.LOGIN
              : place.startsWith("stun.") ? ServiceFunction.CALLS : ServiceFunction.MESSAGES;
    }
  };

  private static final Set<String> LOGIN_AT = Set.of("b-api.facebook.com", "b-graph.facebook.com");

  private final String testName;
  private final String domain;

  KnownApp(String testName, String domain) {
    this.testName = testName;
    this.domain = domain;
  }

  static Optional<KnownApp> of(String testName) {
    return Arrays.stream(values()).filter(app -> app.testName.equals(testName)).findFirst();
  }

  /** The domain that people know it by. */
  String domain() {
    return domain;
  }

  abstract ServiceFunction functionOf(String place);
}
