package org.burkit.collector;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.burkit.lists.bundle.Bundle;
import org.burkit.lists.bundle.Contact;
import org.burkit.lists.bundle.Keys;
import org.burkit.lists.bundle.Role;
import org.burkit.lists.bundle.Root;
import org.burkit.lists.file.ListFiles;

/** Signed lists for tests that only want some. */
final class TestBundle {
  private TestBundle() {}

  static void write(Path file, Instant now) throws Exception {
    KeyPair key = Keys.generate();
    Role role = new Role(Map.of(Keys.id(key.getPublic()), key.getPublic()), 1);
    Instant expires = now.plus(Duration.ofDays(30));
    byte[] root = new Root(1, expires, role, role).signedBy(List.of(key));
    Files.write(
        file,
        Bundle.sign(
            List.of(root), ListFiles.bundled(), Contact.NONE, 1, now, expires, List.of(key)));
  }
}
