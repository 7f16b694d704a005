package org.burkit.lab.server;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;

/** Serves a name server on a UDP socket. Called on an event loop. */
final class DnsOverUdp extends SimpleChannelInboundHandler<DatagramPacket> {
  private final NameServer names;

  DnsOverUdp(NameServer names) {
    this.names = names;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, DatagramPacket query) {
    names
        .answer(ByteBufUtil.getBytes(query.content()))
        .map(answer -> new DatagramPacket(Unpooled.wrappedBuffer(answer), query.sender()))
        .ifPresent(answer -> {
          var _ = context.writeAndFlush(answer);
        });
  }
}
