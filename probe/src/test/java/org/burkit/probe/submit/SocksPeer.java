package org.burkit.probe.submit;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A SOCKS5 proxy (RFC 1928) on loopback that leads every name to one port of this machine. */
final class SocksPeer implements AutoCloseable {
  private static final byte DOMAIN = 3;

  private final ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
  private final int to;
  private final List<String> names = new CopyOnWriteArrayList<>();

  SocksPeer(int to) throws IOException {
    this.to = to;
    Thread.ofVirtual().start(this::serve);
  }

  InetSocketAddress address() {
    return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
  }

  /** Names that were asked for. */
  List<String> names() {
    return List.copyOf(names);
  }

  private void serve() {
    while (true) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> lead(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void lead(Socket client) {
    try (client;
        Socket target = new Socket(InetAddress.getLoopbackAddress(), to)) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      in.readByte();
      in.readNBytes(in.readUnsignedByte());
      client.getOutputStream().write(new byte[] {5, 0});
      in.readNBytes(3);
      if (in.readByte() != DOMAIN) {
        return; // the name was looked up on this machine
      }
      names.add(new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII));
      in.readUnsignedShort();
      client.getOutputStream().write(new byte[] {5, 0, 0, 1, 127, 0, 0, 1, 0, 0});
      Thread back = Thread.ofVirtual().start(() -> pass(target, client));
      pass(client, target);
      back.join();
    } catch (IOException | InterruptedException e) {
      // the client sees a closed connection
    }
  }

  private static void pass(Socket from, Socket into) {
    try {
      from.getInputStream().transferTo(into.getOutputStream());
      into.shutdownOutput();
    } catch (IOException e) {
      // the other direction ends as well
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
