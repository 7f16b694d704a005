package org.burkit.collector.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keys and secrets: that they are there, and for their owner alone.
 *
 * @param salt of address prefixes
 */
record KeysCheck(Path evidence, Path salt, Path editors) {
  private static final Set<PosixFilePermission> OF_THE_OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  List<Finding> findings() throws IOException {
    var findings = new ArrayList<Finding>();
    Path key = evidence.resolve("log-key");
    if (Files.exists(evidence.resolve("head.json")) && !Files.exists(key)) {
      findings.add(Finding.wrong("keys.lost", Map.of("file", key.toString())));
    }
    for (Path file : List.of(key, evidence.resolve("leaves"), salt, editors)) {
      if (Files.exists(file) && !OF_THE_OWNER.containsAll(Files.getPosixFilePermissions(file))) {
        findings.add(Finding.wrong("keys.open", Map.of("file", file.toString())));
      }
    }
    if (Files.exists(evidence.resolve("log-key.previous"))) {
      findings.add(Finding.soon("keys.two", Map.of()));
    }
    return findings.isEmpty() ? List.of(Finding.well("keys.well", Map.of())) : findings;
  }
}
