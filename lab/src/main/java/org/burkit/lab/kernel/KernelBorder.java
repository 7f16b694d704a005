package org.burkit.lab.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Map;
import org.burkit.lab.net.Namespace;
import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.server.Admission;
import org.burkit.lab.server.NameServer;
import org.burkit.lab.server.Servers;
import org.burkit.lab.server.WebListener;
import org.burkit.lab.sys.Tun;

/**
 * A namespace that forwards packets between its two devices, under the kernel's own rules. One
 * thread opens and closes it; its devices belong to routers.
 */
public final class KernelBorder implements AutoCloseable {
  private static final String OUTER = "net1";
  private static final String SYSCTL = "/proc/sys/net/ipv4/";

  private final Namespace namespace;
  private final Tun outer;
  private final Servers servers;

  private KernelBorder(Namespace namespace, Tun outer) {
    this.namespace = namespace;
    this.outer = outer;
    this.servers = new Servers(namespace);
  }

  /**
   * Opens a border and puts its rules in force.
   *
   * @throws org.burkit.lab.net.NetworkException if the kernel or its tools refuse
   */
  public static KernelBorder open(String name, KernelRules rules, Surroundings around) {
    Namespace namespace = Namespace.create(name, inner(around));
    try {
      Tun outer = namespace.open(OUTER, outer(around));
      KernelBorder border = new KernelBorder(namespace, outer);
      rules.decoys().forEach(decoy -> border.serve(decoy, around));
      border.enforce(rules, around);
      return border;
    } catch (RuntimeException e) {
      namespace.close();
      throw e;
    }
  }

  /** Towards the homes. */
  public Tun inner() {
    return namespace.tun();
  }

  /** Towards the world. */
  public Tun outer() {
    return outer;
  }

  private static List<String> inner(Surroundings around) {
    return List.of(
        "addr add " + around.address() + "/32 dev net0",
        "addr add " + around.decoy() + "/32 dev lo",
        "route add " + around.inside() + " dev net0");
  }

  private static List<String> outer(Surroundings around) {
    return List.of(
        "route add " + around.machines() + " dev " + OUTER, "route add default dev " + OUTER);
  }

  private void enforce(KernelRules rules, Surroundings around) {
    String script =
        "echo 1 > %sip_forward\necho 0 > %sconf/all/rp_filter\n%s\n"
            .formatted(SYSCTL, SYSCTL, String.join("\n", rules.commands()));
    namespace.command(
        List.of("sh", "-e"),
        Map.of("INNER", "net0", "OUTER", OUTER, "DECOY", around.decoy().toString()),
        script);
  }

  private void serve(Decoy decoy, Surroundings around) {
    switch (decoy) {
      case Decoy.Notice(String html) ->
          servers.serve(
              WebListener.plain(
                  new Endpoint(around.decoy(), 80), (_, _) -> page(html), Admission.always()));
      case Decoy.Liar(var lies) ->
          servers.serve(new Endpoint(around.decoy(), 53), new NameServer(around.names(), lies));
      case Decoy.Impostor _ ->
          servers.serve(
              WebListener.tls(
                  new Endpoint(around.decoy(), 443),
                  around.state()::identify,
                  around.pages(),
                  Admission.always()));
    }
  }

  private static FullHttpResponse page(String html) {
    byte[] body = html.getBytes(UTF_8);
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(body));
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
    response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
    return response;
  }

  @Override
  public void close() {
    servers.close();
    outer.close();
    namespace.close();
  }
}
