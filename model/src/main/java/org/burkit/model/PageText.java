package org.burkit.model;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The beginning of a page as text, as both probe and control see it: what title, sketch and
 * fingerprints are looked for in.
 */
public final class PageText {
  /** Characters that are given at most. */
  public static final int LONGEST = 128 << 10;

  /** Bytes of a page that can matter: no character of a known encoding takes more than four. */
  public static final int BYTES = 4 * LONGEST;

  private static final Pattern CHARSET = Pattern.compile("(?i)charset=[\"']?([\\w.:-]{1,40})");
  private static final int PROLOGUE = 1024;

  private PageText() {}

  /**
   * Decodes by the character set that the header declares, else by one declared in the first 1,024
   * bytes (HTML, "prescan"), else as UTF-8, else as ISO 8859-1. A body that was cut off within a
   * character loses that character alone.
   *
   * @param contentType the header's value; empty without one
   * @param content the body or its first {@link #BYTES} bytes
   */
  public static String of(String contentType, ByteBuffer content) {
    ByteBuffer prologue = content.slice(0, Math.min(content.limit(), PROLOGUE));
    return charset(contentType)
        .or(() -> charset(StandardCharsets.ISO_8859_1.decode(prologue).toString()))
        .flatMap(declared -> decoded(declared, content, CodingErrorAction.REPLACE))
        .or(() -> decoded(StandardCharsets.UTF_8, content, CodingErrorAction.REPORT))
        .or(() -> decoded(StandardCharsets.ISO_8859_1, content, CodingErrorAction.REPLACE))
        .orElseThrow();
  }

  /** Empty where an error is to be reported and there is one. */
  private static Optional<String> decoded(
      Charset charset, ByteBuffer content, CodingErrorAction onError) {
    CharBuffer text = CharBuffer.allocate(Math.min(content.limit(), LONGEST));
    var result =
        charset
            .newDecoder()
            .onMalformedInput(onError)
            .onUnmappableCharacter(onError)
            .decode(content.duplicate(), text, false);
    return result.isError() ? Optional.empty() : Optional.of(text.flip().toString());
  }

  private static Optional<Charset> charset(String where) {
    Matcher named = CHARSET.matcher(where);
    try {
      return named.find() ? Optional.of(Charset.forName(named.group(1))) : Optional.empty();
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }
}
