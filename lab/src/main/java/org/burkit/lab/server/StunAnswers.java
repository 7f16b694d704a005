package org.burkit.lab.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;

/**
 * Answers STUN binding requests with the asker's address (RFC 8489, XOR-MAPPED-ADDRESS), and
 * nothing else. Called on an event loop; one serves many sockets.
 */
@ChannelHandler.Sharable
public final class StunAnswers extends SimpleChannelInboundHandler<DatagramPacket> {
  /** The registered port. */
  public static final int PORT = 3478;

  private static final int HEADER = 20;
  private static final int REQUEST = 0x0001;
  private static final int SUCCESS = 0x0101;
  private static final int MAGIC_COOKIE = 0x2112A442;
  private static final int XOR_MAPPED_ADDRESS = 0x0020;

  @Override
  protected void channelRead0(ChannelHandlerContext context, DatagramPacket request) {
    ByteBuf asked = request.content();
    if (asked.readableBytes() < HEADER
        || asked.getUnsignedShort(0) != REQUEST
        || asked.getInt(4) != MAGIC_COOKIE) {
      return;
    }
    ByteBuf answer = answer(context, ByteBufUtil.getBytes(asked, 4, 16), request.sender());
    var _ = context.writeAndFlush(new DatagramPacket(answer, request.sender()));
  }

  /**
   * The answer to who asked from that address.
   *
   * @param key the cookie and the transaction id, by which the address is masked (section 14.2)
   */
  private static ByteBuf answer(ChannelHandlerContext context, byte[] key, InetSocketAddress from) {
    byte[] address = from.getAddress().getAddress();
    ByteBuf answer = context.alloc().buffer();
    answer.writeShort(SUCCESS).writeShort(8 + address.length).writeBytes(key);
    answer.writeShort(XOR_MAPPED_ADDRESS).writeShort(4 + address.length);
    answer.writeShort(address.length == 4 ? 1 : 2);
    answer.writeShort(from.getPort() ^ (MAGIC_COOKIE >>> 16));
    for (int i = 0; i < address.length; i++) {
      answer.writeByte(address[i] ^ key[i]);
    }
    return answer;
  }
}
