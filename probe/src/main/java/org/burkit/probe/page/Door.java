package org.burkit.probe.page;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Says who may come in. Any thread may ask.
 *
 * <p>A key that stands in a file of the user's opens once; the browser then shows a cookie. All
 * pages lie below a path that nobody can guess, since cookies of one machine go to all its ports.
 * The name by which this machine is asked must be its own, else a site could have its name lead
 * here (DNS rebinding); who sends a form must have been shown it.
 */
final class Door {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String COOKIE = "burkit";

  private final String path = "/" + random();
  private final String session = random();
  private final String form = random();
  private final AtomicReference<String> key = new AtomicReference<>(random());
  private final List<String> hosts;

  Door(int port) {
    this.hosts = List.of("127.0.0.1:" + port, "localhost:" + port);
  }

  private static String random() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Where the pages lie; no slash at its end. */
  String path() {
    return path;
  }

  /** What every form carries. */
  String form() {
    return form;
  }

  /** The key that opens next. */
  String key() {
    return key.get();
  }

  /** True where a key opens; it does so once, and another takes its place. */
  boolean opens(String tried) {
    String now = key.get();
    return same(now, tried) && key.compareAndSet(now, random());
  }

  /** What the browser is to show from now on. */
  String cookie() {
    return COOKIE + "=" + session + "; Path=" + path + "; HttpOnly; SameSite=Strict";
  }

  /** True where this machine was asked by a name of its own. */
  boolean isAskedByName(Headers request) {
    return Optional.ofNullable(request.getFirst("Host")).filter(hosts::contains).isPresent();
  }

  /** True where the browser shows the cookie. */
  boolean isKnown(Headers request) {
    return request.getOrDefault("Cookie", List.of()).stream()
        .flatMap(line -> List.of(line.split(";")).stream())
        .map(String::strip)
        .anyMatch(pair -> same(COOKIE + "=" + session, pair));
  }

  /** True where a form was sent from a page of ours. */
  boolean isOurs(Headers request, String formSent) {
    String origin = request.getFirst("Origin");
    boolean fromHere =
        origin == null || hosts.stream().map(host -> "http://" + host).anyMatch(origin::equals);
    return fromHere && same(form, formSent);
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
