package org.burkit.lab.ech;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Puts the hidden ClientHello together again from what was sealed (RFC 9849 section 5.1). Pure. */
final class InnerHello {
  /** Stands in the inner for extensions that are the same in the outer. */
  private static final int OUTER_EXTENSIONS = 0xfd00;

  private InnerHello() {}

  /**
   * The body of the inner ClientHello.
   *
   * @throws IllegalArgumentException or {@link IndexOutOfBoundsException} if the sealed one breaks
   *     the rules
   */
  static byte[] rebuild(HelloBody encoded, HelloBody outer) {
    if (encoded.hasSession()) {
      throw new IllegalArgumentException("an encoded inner hello has no session id of its own");
    }
    ByteArrayOutputStream extensions = new ByteArrayOutputStream();
    for (HelloBody.Extension extension : encoded.extensions()) {
      if (extension.type() == OUTER_EXTENSIONS) {
        copied(encoded, extension, outer).forEach(e -> extensions.writeBytes(outer.range(e)));
      } else {
        extensions.writeBytes(encoded.range(extension));
      }
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(encoded.versionAndRandom());
    body.writeBytes(outer.session());
    body.writeBytes(encoded.suitesAndCompression());
    body.write(extensions.size() >>> 8);
    body.write(extensions.size());
    body.writeBytes(extensions.toByteArray());
    return body.toByteArray();
  }

  /** The outer's extensions that are named, which must stand there in the same order. */
  private static List<HelloBody.Extension> copied(
      HelloBody encoded, HelloBody.Extension named, HelloBody outer) {
    byte[] data = encoded.range(named.dataFrom(), named.to());
    if (data.length < 3 || data[0] != data.length - 1 || data.length % 2 == 0) {
      throw new IllegalArgumentException("no list of extensions");
    }
    List<HelloBody.Extension> found = new ArrayList<>();
    Iterator<HelloBody.Extension> outers = outer.extensions().iterator();
    for (int i = 1; i < data.length; i += 2) {
      found.add(next(outers, ((data[i] & 0xff) << 8) | (data[i + 1] & 0xff)));
    }
    return found;
  }

  private static HelloBody.Extension next(Iterator<HelloBody.Extension> outers, int type) {
    while (outers.hasNext()) {
      HelloBody.Extension outer = outers.next();
      if (outer.type() == type && type != EchKey.EXTENSION) {
        return outer;
      }
    }
    throw new IllegalArgumentException("the outer hello has no extension " + type + " left");
  }
}
