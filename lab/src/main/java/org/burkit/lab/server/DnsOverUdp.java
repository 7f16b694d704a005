package org.burkit.lab.server;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Serves a name server on a UDP socket. Called on an event loop. */
final class DnsOverUdp extends SimpleChannelInboundHandler<DatagramPacket> {
  private final NameServer names;
  private final Duration delay;

  DnsOverUdp(NameServer names, Duration delay) {
    this.names = names;
    this.delay = delay;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, DatagramPacket query) {
    names
        .answer(ByteBufUtil.getBytes(query.content()))
        .map(answer -> new DatagramPacket(Unpooled.wrappedBuffer(answer), query.sender()))
        .ifPresent(answer -> send(context, answer));
  }

  private void send(ChannelHandlerContext context, DatagramPacket answer) {
    Runnable sending =
        () -> {
          var _ = context.writeAndFlush(answer);
        };
    var _ = context.executor().schedule(sending, delay.toNanos(), TimeUnit.NANOSECONDS);
  }
}
