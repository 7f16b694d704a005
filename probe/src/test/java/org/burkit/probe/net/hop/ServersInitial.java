package org.burkit.probe.net.hop;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/**
 * What a QUIC server of version 1 can say before any secret is agreed on (RFC 9000 section 17.2):
 * everybody on the way can know its keys, and so say it in its place.
 */
public final class ServersInitial {
  private static final byte[] OWN_ID = {1, 2, 3, 4, 5, 6, 7, 8};
  private static final int NUMBER_BYTES = 4;
  private static final int TAG_BYTES = 16;

  private final byte[] asked;
  private final byte[] askers;

  /**
   * @param first the client's first datagram
   */
  public ServersInitial(byte[] first) {
    ByteBuffer header = ByteBuffer.wrap(first, 5, first.length - 5);
    this.asked = id(header);
    this.askers = id(header);
  }

  private static byte[] id(ByteBuffer header) {
    byte[] id = new byte[Byte.toUnsignedInt(header.get())];
    header.get(id);
    return id;
  }

  /** A packet that says which versions there are. */
  public byte[] versions(byte[] versions) {
    ByteBuffer packet = ByteBuffer.allocate(7 + askers.length + asked.length + versions.length);
    return ids(packet.put((byte) 0x80).putInt(0), asked).put(versions).array();
  }

  /** A packet with these frames. */
  public byte[] packet(int number, byte[] frames) throws GeneralSecurityException {
    ByteBuffer header = ByteBuffer.allocate(10 + askers.length + OWN_ID.length + NUMBER_BYTES);
    ids(header.put((byte) 0xc3).putInt(1), OWN_ID);
    header.put((byte) 0); // no token
    header.putShort((short) (0x4000 | (NUMBER_BYTES + frames.length + TAG_BYTES)));
    return QuicInitial.sealed(header.putInt(number).array(), frames, asked, "server in", number);
  }

  private ByteBuffer ids(ByteBuffer header, byte[] from) {
    return header.put((byte) askers.length).put(askers).put((byte) from.length).put(from);
  }
}
