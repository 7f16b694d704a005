package org.burkit.probe.page;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.burkit.analysis.verdict.Explanations;
import org.burkit.probe.daemon.Clocks;
import org.burkit.probe.daemon.Daemon;
import org.burkit.probe.daemon.Past;
import org.burkit.probe.home.Home;
import org.burkit.probe.line.Line;
import org.burkit.probe.page.PageServer.Pages;
import org.burkit.probe.page.PageServer.Reply;
import org.burkit.probe.show.Messages;
import org.slf4j.LoggerFactory;

/** What anybody on this machine can send to the volunteer's page, for the fuzzer. */
public final class PageTargets {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final List<String> ADDRESSES = new CopyOnWriteArrayList<>();
  private static final List<String> FAULTS = new CopyOnWriteArrayList<>();
  private static final Inside INSIDE = open();

  private PageTargets() {}

  /** The real pages; but nobody is told of changes until he goes. */
  private record Inside(Pages pages, Door door) implements Pages {
    @Override
    public Reply answer(String method, String place, Map<String, String> said) throws IOException {
      return pages.answer(method, place, said);
    }

    @Override
    public void follow(OutputStream out) throws IOException {
      out.write("data: \n\n".getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static Inside open() {
    try {
      Home home = Home.open(Files.createTempDirectory("burkit-fuzz"));
      Past past = Past.of(home);
      var daemon =
          new Daemon(
              home,
              past,
              (_, _, _) -> 0,
              () -> Line.NONE,
              Clocks.SYSTEM,
              new Explanations(Locale.ENGLISH),
              new SplittableRandom(7));
      var pages =
          VolunteersPages.of(
              home,
              daemon,
              past,
              Clocks.SYSTEM,
              new Messages(Locale.ENGLISH),
              true,
              Optional::empty,
              () -> {});
      Inside[] inside = new Inside[1];
      PageServer.start(
          0,
          door -> {
            inside[0] = new Inside(pages.pages(door), door);
            return inside[0];
          },
          ADDRESSES::add);
      listen();
      return inside[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The server says in the log what its pages threw. */
  private static void listen() {
    var appender =
        new AppenderBase<ILoggingEvent>() {
          @Override
          protected void append(ILoggingEvent event) {
            FAULTS.add(event.getFormattedMessage());
          }
        };
    appender.start();
    ((Logger) LoggerFactory.getLogger(PageServer.class)).addAppender(appender);
  }

  /** A request in which port, path, key, cookie and form may be named in braces. */
  public static void request(byte[] bytes) throws IOException {
    Door door = INSIDE.door();
    int port = URI.create(ADDRESSES.getFirst()).getPort();
    String text =
        new String(bytes, StandardCharsets.ISO_8859_1)
            .replace("{port}", String.valueOf(port))
            .replace("{path}", door.path())
            .replace("{key}", door.key())
            .replace("{cookie}", door.cookie().split(";")[0])
            .replace("{form}", door.form());
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      byte[] answer = said(socket, text.getBytes(StandardCharsets.ISO_8859_1));
      expectWhole(answer);
    }
    if (!FAULTS.isEmpty()) {
      List<String> faults = List.copyOf(FAULTS);
      FAULTS.clear();
      throw new IllegalStateException(faults.toString());
    }
  }

  private static byte[] said(Socket socket, byte[] request) throws IOException {
    try {
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      return socket.getInputStream().readAllBytes();
    } catch (java.net.SocketException e) {
      return new byte[0]; // it wanted no more of this
    }
  }

  private static void expectWhole(byte[] answer) {
    byte[] head = Arrays.copyOf(answer, Math.min(answer.length, 8));
    if (answer.length > 0 && !new String(head, StandardCharsets.US_ASCII).equals("HTTP/1.1")) {
      throw new IllegalStateException("an answer that is no HTTP");
    }
  }
}
