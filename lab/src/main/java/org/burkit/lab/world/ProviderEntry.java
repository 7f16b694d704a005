package org.burkit.lab.world;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.stream.Stream;

/**
 * A provider as a description of a world says it; a number or a list that is not there is zero or
 * empty.
 *
 * @param addresses of its homes, all in one namespace
 * @param ipv6 whether each address has one of IPv6 beside it
 * @param drop names whose TLS it swallows
 * @param reset names whose TLS it resets
 * @param forge names for which it injects false DNS answers
 * @param deny names that its resolver denies
 * @param notice names in whose place it shows its page over plain HTTP
 * @param intercept names whose TLS it intercepts
 */
record ProviderEntry(
    @JsonSetter(nulls = Nulls.AS_EMPTY) String key,
    int asn,
    int addresses,
    boolean ipv6,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> drop,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> reset,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> forge,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> deny,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> notice,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> intercept) {

  /** Every site name in it. */
  Stream<String> hosts() {
    return Stream.of(drop, reset, forge, deny, notice, intercept).flatMap(List::stream);
  }
}
