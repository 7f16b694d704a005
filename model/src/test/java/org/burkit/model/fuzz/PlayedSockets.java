package org.burkit.model.fuzz;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/** Sockets that lead nowhere: whoever speaks over one reads the same bytes, and then its end. */
public final class PlayedSockets extends SocketFactory {
  private final byte[] said;

  public PlayedSockets(byte[] said) {
    this.said = said;
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
