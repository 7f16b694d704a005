package org.burkit.bench.field;

import java.util.List;

/**
 * What one home sends in one hour.
 *
 * @param address of the home, as the proxy before the collector says
 * @param door which of the collectors it knows it asks first
 * @param lines measurements, JSON each
 */
record Parcel(String address, int door, List<byte[]> lines) {
  Parcel {
    lines = List.copyOf(lines);
  }
}
