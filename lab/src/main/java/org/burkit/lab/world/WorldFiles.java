package org.burkit.lab.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.burkit.lab.packet.Ip;
import org.burkit.lab.server.Identity;

/** The files of a world in one directory, for the programs that run in it. */
public record WorldFiles(Path directory) {
  private static final List<String> COLLECTOR =
      List.of(
          Atlas.COLLECTOR_HOST,
          Atlas.COLLECTOR_SECOND_HOST,
          Atlas.COLLECTOR_ADDRESS.toString(),
          Atlas.COLLECTOR_SECOND_ADDRESS.toString(),
          "127.0.0.1");

  static WorldFiles write(Path directory, Plan plan, Authorities authorities, Instant now) {
    WorldFiles files = new WorldFiles(directory);
    try {
      Files.writeString(files.ca(), authorities.sites().pem());
      Identity collector = authorities.sites().identify(COLLECTOR);
      Files.writeString(files.collectorCertificate(), collector.chainPem());
      Files.writeString(files.collectorKey(), collector.keyPem());
      Files.write(files.addressDatabase(), Mmdb.of(plan.allNetworks(), now));
      ListFiles.write(files.lists(), plan, authorities.state().root());
      files.writeResolvers(plan);
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the lab's files into " + directory, e);
    }
  }

  /** Those of a world on ground that has its own: the same but for the resolvers. */
  static WorldFiles like(WorldFiles ground, Path directory, Plan plan) {
    WorldFiles files = new WorldFiles(directory);
    try (Stream<Path> lists = Files.walk(ground.lists())) {
      for (Path each : lists.toList()) {
        Files.copy(each, files.lists().resolve(ground.lists().relativize(each).toString()));
      }
      Files.copy(ground.ca(), files.ca());
      Files.copy(ground.collectorCertificate(), files.collectorCertificate());
      Files.copy(ground.collectorKey(), files.collectorKey());
      Files.copy(ground.addressDatabase(), files.addressDatabase());
      files.writeResolvers(plan);
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the lab's files into " + directory, e);
    }
  }

  /** In place: programs that have a file open as theirs see what is new. */
  void writeResolvers(Plan plan) {
    try {
      for (Provider provider : plan.providers()) {
        resolvConf(resolvConf(provider), provider.resolverOfHomes());
      }
      resolvConf(hostingResolvConf(), Atlas.HOSTING_RESOLVER);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the lab's files into " + directory, e);
    }
  }

  /** The root of the authority that signs the lab's sites. */
  public Path ca() {
    return directory.resolve("lab-ca.pem");
  }

  /** The collector's certificate, for its names, its addresses and the host's way in. */
  public Path collectorCertificate() {
    return directory.resolve("collector-cert.pem");
  }

  public Path collectorKey() {
    return directory.resolve("collector-key.pem");
  }

  /** Networks by address, MMDB. */
  public Path addressDatabase() {
    return directory.resolve("networks.mmdb");
  }

  /** The lab's test lists. */
  public Path lists() {
    return directory.resolve("lists");
  }

  /** Writes a list of some of the sites and says where. */
  public Path targets(String name, List<Site> sites) {
    try {
      return Files.writeString(directory.resolve(name + ".csv"), ListFiles.sites(sites));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a list into " + directory, e);
    }
  }

  Path resolvConf(Provider provider) {
    return directory.resolve("resolv-" + provider.key() + ".conf");
  }

  Path hostingResolvConf() {
    return directory.resolve("resolv-hosting.conf");
  }

  /** What goes with a resolv.conf: names are found in files and by that resolver, nowhere else. */
  static Path nameServices(Path resolvConf) {
    return resolvConf.resolveSibling("nsswitch.conf");
  }

  private static void resolvConf(Path file, Ip resolver) throws IOException {
    Files.writeString(file, "nameserver " + resolver + "\n");
    Files.writeString(nameServices(file), "hosts: files dns\n");
  }
}
