package org.burkit.collector.ingest;

/**
 * Sizes that submissions keep to.
 *
 * @param body bytes of a request's body as it comes
 * @param decompressed bytes of that body after decompression
 * @param measurement bytes of one measurement
 * @param batch measurements in one request
 */
public record IngestLimits(int body, int decompressed, int measurement, int batch) {
  /** 8 MiB, 32 MiB, 2 MiB and 10,000: for a heap of 256 MiB. */
  public static IngestLimits standard() {
    return new IngestLimits(8 << 20, 32 << 20, 2 << 20, 10_000);
  }
}
