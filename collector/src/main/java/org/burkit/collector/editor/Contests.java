package org.burkit.collector.editor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import org.burkit.analysis.incident.ActCodec;
import org.burkit.analysis.incident.ActCodec.Draft;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.analysis.incident.MalformedActException;
import org.burkit.collector.ingest.Allowances;
import org.burkit.collector.vantage.PrefixKeys;
import org.burkit.model.HmacSha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what readers say is wrong. A form has a ticket that is good for one incident and one
 * address prefix, so that no other site can have its visitors send one; there is no account and no
 * cookie. Any thread.
 */
public final class Contests {
  private static final Logger log = LoggerFactory.getLogger(Contests.class);
  private static final int PER_PREFIX = 5;
  private static final int OF_ALL = 200;

  /** The key under which all of them are counted. */
  private static final long ALL = 1;

  private final Desk desk;
  private final PrefixKeys prefixes;
  private final Allowances each;
  private final Allowances all;

  public Contests(Desk desk, PrefixKeys prefixes, InstantSource clock) {
    this.desk = desk;
    this.prefixes = prefixes;
    this.each = new Allowances(PER_PREFIX, clock);
    this.all = new Allowances(OF_ALL, clock);
  }

  /** What became of one. */
  public enum Result {
    KEPT(200),
    /** Empty, too long, or with letters that nobody can read. */
    UNREADABLE(400),
    /** The form is of somebody else, or too old. */
    STRANGE_FORM(403),
    TOO_MANY(429),
    /** The journal cannot be written. */
    NOT_NOW(503);

    private final int status;

    Result(int status) {
      this.status = status;
    }

    /** Of HTTP. */
    public int status() {
      return status;
    }

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Of a form for this caller. */
  public String ticket(IncidentId incident, InetAddress caller) {
    byte[] key = ByteBuffer.allocate(Long.BYTES).putLong(prefixes.of(caller)).array();
    byte[] what = ("contest\n" + incident).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(HmacSha256.of(key, what), 0, 16);
  }

  /** Returns once it is on the disk. */
  public Result take(IncidentId incident, String text, String ticket, InetAddress caller)
      throws InterruptedException {
    byte[] right = ticket(incident, caller).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(right, ticket.getBytes(StandardCharsets.UTF_8))) {
      return Result.STRANGE_FORM;
    }
    Draft draft;
    try {
      ObjectNode node = JsonNodeFactory.instance.objectNode().put("kind", "contest");
      draft = ActCodec.draft(node.put("incident", incident.text()).put("text", text));
    } catch (MalformedActException e) {
      return Result.UNREADABLE;
    }
    boolean tooMany = each.take(prefixes.of(caller), 1).isPresent() || all.take(ALL, 1).isPresent();
    if (tooMany) {
      return Result.TOO_MANY;
    }
    try {
      var _ = desk.take(draft, "");
      return Result.KEPT;
    } catch (IOException e) {
      log.debug("what a reader said could not be made durable", e);
      return Result.NOT_NOW;
    }
  }
}
