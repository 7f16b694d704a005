package org.burkit.collector.ingest;

/**
 * Sizes and numbers that submissions keep to.
 *
 * @param body bytes of a request's body as it comes
 * @param decompressed bytes of that body after decompression
 * @param measurement bytes of one measurement
 * @param batch measurements in one request
 * @param perHour measurements in an hour from one /24 (IPv4) or /48 (IPv6)
 * @param perToken measurements in one batch that comes with a token, which are not counted there
 * @param tokensPerDay tokens in a day for one prefix
 */
public record IngestLimits(
    int body,
    int decompressed,
    int measurement,
    int batch,
    int perHour,
    int perToken,
    int tokensPerDay) {
  /**
   * 8 MiB, 32 MiB, 2 MiB and 10,000, for a heap of 256 MiB; and 20,000 an hour: hundreds of
   * volunteers behind one address of a mobile network. A probe in the background sends some 30
   * batches a day of 50 at the very most, so 5,000 tokens a day are for as many volunteers, and let
   * at most half as much again in as comes without.
   */
  public static IngestLimits standard() {
    return new IngestLimits(8 << 20, 32 << 20, 2 << 20, 10_000, 20_000, 50, 5_000);
  }

  public IngestLimits withPerHour(int other) {
    return new IngestLimits(body, decompressed, measurement, batch, other, perToken, tokensPerDay);
  }

  public IngestLimits withTokensPerDay(int other) {
    return new IngestLimits(body, decompressed, measurement, batch, perHour, perToken, other);
  }
}
