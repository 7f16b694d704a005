package org.burkit.collector.outward;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/**
 * Sockets that ask the filter at the moment they connect, so that a redirect, a literal address and
 * a name that changes its answer are all caught in one place. Any thread may call it.
 */
public final class FilteredSockets extends SocketFactory {
  private final ConnectFilter filter;
  private final int portOfUrl;

  public FilteredSockets(ConnectFilter filter, int portOfUrl) {
    this.filter = filter;
    this.portOfUrl = portOfUrl;
  }

  @Override
  public Socket createSocket() {
    return new FilteredSocket(filter, portOfUrl);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw new IOException("expected an unconnected socket to be asked for");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress address, int port) throws IOException {
    Socket socket = createSocket();
    socket.connect(new InetSocketAddress(address, port));
    return socket;
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(address, port);
  }

  private static final class FilteredSocket extends Socket {
    private final ConnectFilter filter;
    private final int portOfUrl;

    FilteredSocket(ConnectFilter filter, int portOfUrl) {
      this.filter = filter;
      this.portOfUrl = portOfUrl;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
      connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      if (!(endpoint instanceof InetSocketAddress internet) || internet.isUnresolved()) {
        throw new ForbiddenEndpoint(ForbiddenEndpoint.Why.ADDRESS);
      }
      filter.check(internet, portOfUrl);
      super.connect(endpoint, timeout);
    }
  }
}
