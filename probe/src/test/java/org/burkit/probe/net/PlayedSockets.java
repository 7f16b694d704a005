package org.burkit.probe.net;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** Sockets that lead nowhere: whoever speaks over one reads the same bytes, and then its end. */
public final class PlayedSockets extends SocketFactory {
  private static final OkHttpClient CLIENT =
      new Network(List.of(), InstantSource.system(), Duration.ZERO)
          .client(List.of())
          .newBuilder()
          .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
          .build();

  private final byte[] said;

  private PlayedSockets(byte[] said) {
    this.said = said;
  }

  /** The probe's client for our own services, whose every connection reads those bytes. */
  public static OkHttpClient client(byte[] said) {
    return CLIENT.newBuilder().socketFactory(new PlayedSockets(said)).build();
  }

  /** The same over connections of the system. */
  public static OkHttpClient client() {
    return CLIENT;
  }

  @Override
  public Socket createSocket() {
    return new Played(said);
  }

  @Override
  public Socket createSocket(String host, int port) {
    return createSocket();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
    return createSocket();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    return createSocket();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
    return createSocket();
  }

  private static final class Played extends Socket {
    private final InputStream said;

    Played(byte[] said) {
      this.said = new ByteArrayInputStream(said);
    }

    @Override
    public void connect(SocketAddress to, int timeout) {
      // is there already
    }

    @Override
    public boolean isConnected() {
      return true;
    }

    @Override
    public InputStream getInputStream() {
      return said;
    }

    @Override
    public OutputStream getOutputStream() {
      return OutputStream.nullOutputStream();
    }

    @Override
    public void setSoTimeout(int millis) {
      // nobody waits
    }

    @Override
    public void setTcpNoDelay(boolean on) {
      // nothing is sent
    }
  }
}
