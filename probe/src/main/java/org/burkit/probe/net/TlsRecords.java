package org.burkit.probe.net;

import io.netty.buffer.ByteBuf;
import java.util.OptionalInt;

/**
 * What the first bytes from a TLS server are, read below the TLS engine: records, an alert in clear
 * (RFC 8446 section 6), or no TLS at all. Of one event loop; reads never move the buffer.
 */
final class TlsRecords {
  private static final int HEADER = 5;
  private static final int CHANGE_CIPHER_SPEC = 20;
  private static final int ALERT = 21;
  private static final int APPLICATION_DATA = 23;
  private static final int ALERT_LENGTH = 2;

  private final byte[] header = new byte[HEADER + ALERT_LENGTH];
  private int inRecord;
  private boolean plaintext;
  private int alert = -1;

  void feed(ByteBuf bytes) {
    for (int i = bytes.readerIndex(); i < bytes.writerIndex() && !plaintext; i++) {
      take(bytes.getByte(i));
    }
  }

  private void take(byte next) {
    if (inRecord < header.length) {
      header[inRecord] = next;
    }
    inRecord++;
    if (inRecord == 1 && (type() < CHANGE_CIPHER_SPEC || type() > APPLICATION_DATA)) {
      plaintext = true;
    }
    if (inRecord == HEADER + ALERT_LENGTH && type() == ALERT && length() == ALERT_LENGTH) {
      alert = Byte.toUnsignedInt(header[HEADER + 1]);
    }
    if (inRecord >= HEADER && inRecord == HEADER + length()) {
      inRecord = 0;
    }
  }

  private int type() {
    return Byte.toUnsignedInt(header[0]);
  }

  private int length() {
    return Byte.toUnsignedInt(header[3]) << 8 | Byte.toUnsignedInt(header[4]);
  }

  /** True where the server does not speak TLS. */
  boolean isPlaintext() {
    return plaintext;
  }

  /** The description of an alert that came in clear. */
  OptionalInt alert() {
    return alert < 0 ? OptionalInt.empty() : OptionalInt.of(alert);
  }
}
