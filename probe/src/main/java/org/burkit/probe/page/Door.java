package org.burkit.probe.page;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
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
  private static final String COOKIE = "burkit";

  private final Keys first;
  private final AtomicReference<String> key;
  private final List<String> hosts;

  Door(Keys keys) {
    this.first = keys;
    this.key = new AtomicReference<>(keys.key());
    this.hosts = List.of("127.0.0.1:" + keys.port(), "localhost:" + keys.port());
  }

  /** What would make it the same once more. */
  Keys keys() {
    return first.withKey(key.get());
  }

  /** Where the pages lie; no slash at its end. */
  String path() {
    return first.path();
  }

  /** What every form carries. */
  String form() {
    return first.form();
  }

  /** The key that opens next. */
  String key() {
    return key.get();
  }

  /** True where a key opens; it does so once, and another takes its place. */
  boolean opens(String tried) {
    String now = key.get();
    return same(now, tried) && key.compareAndSet(now, Keys.random());
  }

  /** What the browser is to show from now on. */
  String cookie() {
    return shown() + "; Path=" + path() + "; HttpOnly; SameSite=Strict";
  }

  private String shown() {
    return COOKIE + "=" + first.session();
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
        .anyMatch(pair -> same(shown(), pair));
  }

  /** True where a form was sent from a page of ours. */
  boolean isOurs(Headers request, String formSent) {
    String origin = request.getFirst("Origin");
    boolean fromHere =
        origin == null || hosts.stream().map(host -> "http://" + host).anyMatch(origin::equals);
    return fromHere && same(form(), formSent);
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
