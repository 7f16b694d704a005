package org.burkit.probe.net.hop;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import org.burkit.probe.kernel.CFunction;

/** The functions of the C library that sockets need. Any thread may call. */
final class Libc {
  static final CFunction SOCKET = new CFunction("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
  static final CFunction CONNECT = new CFunction("connect", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  static final CFunction SETSOCKOPT =
      new CFunction("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  static final CFunction GETSOCKOPT =
      new CFunction("getsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
  static final CFunction SEND =
      new CFunction("send", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
  static final CFunction RECV =
      new CFunction("recv", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
  static final CFunction RECVMSG = new CFunction("recvmsg", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);
  static final CFunction POLL = new CFunction("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
  static final CFunction CLOSE = new CFunction("close", JAVA_INT, JAVA_INT);

  private Libc() {}
}
