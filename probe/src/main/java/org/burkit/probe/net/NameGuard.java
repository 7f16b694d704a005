package org.burkit.probe.net;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;

/**
 * Lets nothing out that says a hidden name in clear, whatever the TLS library above thinks it does:
 * the connection ends instead. Of one event loop.
 */
final class NameGuard extends ChannelOutboundHandlerAdapter {
  private static final byte HOST_NAME = 0;

  private final ByteBuf serverName;
  private volatile boolean struck;
  private volatile boolean spoke;

  NameGuard(String hidden) {
    byte[] name = hidden.getBytes(US_ASCII);
    this.serverName =
        Unpooled.unreleasableBuffer(
            Unpooled.buffer(3 + name.length)
                .writeByte(HOST_NAME)
                .writeShort(name.length)
                .writeBytes(name)
                .asReadOnly());
  }

  /** True where the name would have gone out. */
  boolean struck() {
    return struck;
  }

  /** True where anything has gone out. */
  boolean spoke() {
    return spoke;
  }

  /** A name stands in a ClientHello behind its length (RFC 6066 section 3). */
  boolean isSaidIn(ByteBuf bytes) {
    return ByteBufUtil.indexOf(serverName, bytes) >= 0;
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof ByteBuf bytes && isSaidIn(bytes)) {
      struck = true;
      ReferenceCountUtil.release(message);
      promise.setFailure(new IOException("a hidden name would have gone out in clear"));
      var _ = context.close();
    } else {
      spoke = true;
      var _ = context.write(message, promise);
    }
  }
}
