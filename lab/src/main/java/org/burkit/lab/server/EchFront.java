package org.burkit.lab.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.burkit.lab.ech.EchKey;

/**
 * The client-facing half of an ECH server (RFC 9849 section 7.1): puts the hidden ClientHello in
 * the place of the one that hides it, for the TLS server behind it to answer. What it cannot open
 * passes as it came; so does a second ClientHello, wherefore the server behind must not ask for one
 * (HelloRetryRequest). Called on an event loop.
 */
final class EchFront extends ByteToMessageDecoder {
  private static final int RECORD_HEADER = 5;
  private static final byte HANDSHAKE_RECORD = 22;
  private static final int MESSAGE_HEADER = 4;
  private static final byte CLIENT_HELLO = 1;
  private static final int LONGEST = 16_384;

  private final EchKey key;
  private final boolean deaf;

  /**
   * @param deaf whether what was opened goes nowhere, as behind a server that is set up wrongly
   */
  EchFront(EchKey key, boolean deaf) {
    this.key = key;
    this.deaf = deaf;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    int at = in.readerIndex();
    while (message.size() < expected(message.toByteArray())) {
      int available = in.writerIndex() - at - RECORD_HEADER;
      if (available < 0) {
        return;
      }
      int length = in.getUnsignedShort(at + 3);
      boolean readable = in.getByte(at) == HANDSHAKE_RECORD;
      if (!readable || at - in.readerIndex() + length > LONGEST) {
        context.pipeline().remove(this);
        return;
      }
      if (available < length) {
        return;
      }
      message.writeBytes(ByteBufUtil.getBytes(in, at + RECORD_HEADER, length));
      at += RECORD_HEADER + length;
    }
    Optional<byte[]> hidden = open(message.toByteArray());
    if (hidden.isPresent() && deaf) {
      in.readerIndex(in.writerIndex());
      return;
    }
    if (hidden.isPresent()) {
      in.readerIndex(at);
      out.add(record(hidden.get()));
    }
    // What has not been read is passed on by this.
    context.pipeline().remove(this);
  }

  private static int expected(byte[] message) {
    return message.length < MESSAGE_HEADER
        ? MESSAGE_HEADER
        : MESSAGE_HEADER + Unpooled.wrappedBuffer(message).getUnsignedMedium(1);
  }

  private Optional<byte[]> open(byte[] message) {
    return message[0] == CLIENT_HELLO
        ? key.open(Arrays.copyOfRange(message, MESSAGE_HEADER, message.length))
        : Optional.empty();
  }

  /** A ClientHello in a record of its own. */
  private static ByteBuf record(byte[] body) {
    return Unpooled.buffer(RECORD_HEADER + MESSAGE_HEADER + body.length)
        .writeByte(HANDSHAKE_RECORD)
        .writeShort(0x0301)
        .writeShort(MESSAGE_HEADER + body.length)
        .writeByte(CLIENT_HELLO)
        .writeMedium(body.length)
        .writeBytes(body);
  }
}
