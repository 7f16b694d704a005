package org.burkit.model;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/**
 * An ECHConfigList (RFC 9849 section 4): what a client must know to hide a name from all but the
 * server that it belongs to.
 *
 * @param base64 the list as it was published, its length first
 * @param publicName the name in the first configuration of the known version: said in clear in the
 *     place of the hidden one
 */
public record EchConfigs(String base64, String publicName) {
  private static final int VERSION = 0xfe0d;
  private static final int LONGEST = 8192;

  /** Reads a list; empty for what is none, or holds no configuration of the known version. */
  public static Optional<EchConfigs> of(String base64) {
    if (base64.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return publicName(ByteBuffer.wrap(Base64.getDecoder().decode(base64)))
          .map(name -> new EchConfigs(base64, name));
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  public static Optional<EchConfigs> of(byte[] wire) {
    return of(Base64.getEncoder().encodeToString(wire));
  }

  /** The list in bytes. */
  public byte[] wire() {
    return Base64.getDecoder().decode(base64);
  }

  private static Optional<String> publicName(ByteBuffer list) {
    ByteBuffer configs = part(list, unsignedShort(list));
    while (configs.hasRemaining()) {
      int version = unsignedShort(configs);
      ByteBuffer contents = part(configs, unsignedShort(configs));
      if (version == VERSION) {
        return nameIn(contents);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> nameIn(ByteBuffer contents) {
    contents.get(); // the number of the key
    contents.getShort(); // the kind of key
    var _ = part(contents, unsignedShort(contents)); // the key
    var _ = part(contents, unsignedShort(contents)); // the ciphers
    contents.get(); // the longest name
    ByteBuffer name = part(contents, Byte.toUnsignedInt(contents.get()));
    String text = US_ASCII.decode(name).toString();
    return text.matches("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+") ? Optional.of(text) : Optional.empty();
  }

  private static int unsignedShort(ByteBuffer in) {
    return Short.toUnsignedInt(in.getShort());
  }

  /** The next bytes, of which there must be so many. */
  private static ByteBuffer part(ByteBuffer in, int length) {
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    ByteBuffer part = in.slice(in.position(), length);
    in.position(in.position() + length);
    return part;
  }
}
