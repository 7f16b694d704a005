package org.burkit.lab.world;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.burkit.lab.packet.Cidr;

/**
 * Writer of a small address database (MaxMind DB format 2.0, 32-bit records): for each prefix of a
 * network its country, number and name. Addresses of IPv4 are those of IPv6 whose first 96 bits are
 * zero. Pure.
 */
final class Mmdb {
  private static final byte[] METADATA_MARK =
      "\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);
  private static final int SEPARATOR = 16;
  private static final int DEPTH = 128;

  /**
   * A node of the search tree: for each bit, the next node (≥ 0), nothing, or a data offset coded
   * as -2 - offset.
   */
  private static final int NOTHING = -1;

  private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {NOTHING, NOTHING}));
  private final MmdbData data = new MmdbData();

  private Mmdb() {}

  static byte[] of(List<Network> networks, Instant built) {
    Mmdb db = new Mmdb();
    networks.forEach(db::add);
    return db.bytes(built);
  }

  private void add(Network network) {
    int offset = data.size();
    data.map(
        new TreeMap<>(
            Map.of(
                "autonomous_system_number", network.asn().number(),
                "autonomous_system_organization", network.names().en(),
                "country", new TreeMap<>(Map.of("iso_code", network.country())))));
    network.prefixes().forEach(prefix -> insert(prefix, -2 - offset));
  }

  private void insert(Cidr prefix, int leaf) {
    byte[] octets = prefix.base().octets();
    int beyond = DEPTH - octets.length * Byte.SIZE;
    int node = 0;
    for (int depth = 0; depth < beyond + prefix.length(); depth++) {
      int at = depth - beyond;
      int bit = at < 0 ? 0 : octets[at / Byte.SIZE] >> (7 - at % Byte.SIZE) & 1;
      if (depth == beyond + prefix.length() - 1) {
        nodes.get(node)[bit] = leaf;
        return;
      }
      if (nodes.get(node)[bit] < 0) {
        nodes.add(new int[] {NOTHING, NOTHING});
        nodes.get(node)[bit] = nodes.size() - 1;
      }
      node = nodes.get(node)[bit];
    }
  }

  private byte[] bytes(Instant built) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteBuffer tree = ByteBuffer.allocate(nodes.size() * 8);
    for (int[] node : nodes) {
      tree.putInt(record(node[0])).putInt(record(node[1]));
    }
    out.writeBytes(tree.array());
    out.writeBytes(new byte[SEPARATOR]);
    out.writeBytes(data.bytes());
    out.writeBytes(METADATA_MARK);
    out.writeBytes(metadata(built));
    return out.toByteArray();
  }

  private int record(int target) {
    if (target >= 0) {
      return target;
    }
    return target == NOTHING ? nodes.size() : nodes.size() + SEPARATOR + (-2 - target);
  }

  private byte[] metadata(Instant built) {
    MmdbData metadata = new MmdbData();
    metadata.map(
        new TreeMap<>(
            Map.of(
                "binary_format_major_version",
                (short) 2,
                "binary_format_minor_version",
                (short) 0,
                "build_epoch",
                built.getEpochSecond(),
                "database_type",
                "Burkit-Lab",
                "description",
                new TreeMap<>(Map.of("en", "Networks of the lab")),
                "ip_version",
                (short) 6,
                "languages",
                List.of("en"),
                "node_count",
                nodes.size(),
                "record_size",
                (short) 32)));
    return metadata.bytes();
  }
}
