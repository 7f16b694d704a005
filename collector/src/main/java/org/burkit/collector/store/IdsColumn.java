package org.burkit.collector.store;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.burkit.model.MeasurementId;

/** Ids as one column: 32 bytes each, in their order. Stateless. */
final class IdsColumn {
  private static final int LENGTH = 32;

  private IdsColumn() {}

  static byte[] of(List<MeasurementId> ids) {
    byte[] bytes = new byte[LENGTH * ids.size()];
    for (int i = 0; i < ids.size(); i++) {
      byte[] id = HexFormat.of().parseHex(ids.get(i).hex());
      System.arraycopy(id, 0, bytes, LENGTH * i, LENGTH);
    }
    return bytes;
  }

  static List<MeasurementId> read(byte[] bytes) {
    var ids = new ArrayList<MeasurementId>(bytes.length / LENGTH);
    for (int at = 0; at + LENGTH <= bytes.length; at += LENGTH) {
      ids.add(new MeasurementId(HexFormat.of().formatHex(bytes, at, at + LENGTH)));
    }
    return ids;
  }
}
