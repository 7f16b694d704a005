package org.burkit.probe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.burkit.probe.privacy.Own;
import org.burkit.probe.privacy.Scrubber;
import org.slf4j.Logger;

/**
 * What the probe's log says and where: warnings, on standard error; more of our own by {@code
 * -Dburkit.log=DEBUG}. Logback finds it as a service. In code and not in XML, whose reader would be
 * a twentieth of all that the program loads.
 */
public final class Logging extends ContextAwareBase implements Configurator {

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setLayout(new Line());
    encoder.start();
    ConsoleAppender<ILoggingEvent> stderr = new ConsoleAppender<>();
    stderr.setContext(context);
    stderr.setTarget("System.err");
    stderr.setEncoder(encoder);
    stderr.start();
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(stderr);
    context
        .getLogger("org.burkit")
        .setLevel(Level.toLevel(System.getProperty("burkit.log"), Level.WARN));
    // A server that breaks the protocol is a failure of its target, and no fault of ours.
    context.getLogger("io.netty.handler.codec.http3").setLevel(Level.OFF);
    // Netty warns of machines without a network card, which is no trouble here.
    context.getLogger("io.netty").setLevel(Level.ERROR);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** What names the volunteer; asked for by the first line, when there is a log already. */
  private static final class Known {
    static final Scrubber SCRUBBER = new Scrubber(Own.ofThisMachine());
  }

  /** Time of day, level, who, what; without addresses and names of the volunteer. */
  private static final class Line extends LayoutBase<ILoggingEvent> {
    @Override
    public String doLayout(ILoggingEvent event) {
      return Known.SCRUBBER.page(whole(event));
    }

    private static String whole(ILoggingEvent event) {
      LocalTime time =
          LocalTime.ofInstant(event.getInstant(), ZoneId.systemDefault())
              .truncatedTo(ChronoUnit.SECONDS);
      String name = event.getLoggerName().substring(event.getLoggerName().lastIndexOf('.') + 1);
      String line =
          "%tT %-5s %s: %s%n".formatted(time, event.getLevel(), name, event.getFormattedMessage());
      return event.getThrowableProxy() == null
          ? line
          : line + ThrowableProxyUtil.asString(event.getThrowableProxy());
    }
  }
}
