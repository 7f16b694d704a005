package org.burkit.lab.sys;

/** A system call that the kernel refused; the message names the call and the reason. */
public final class SystemCallException extends RuntimeException {
  private static final int EPERM = 1;
  private static final int ENOENT = 2;
  private static final int EACCES = 13;
  private static final int EBUSY = 16;
  private static final int ENODEV = 19;

  private final int errno;

  SystemCallException(String call, int errno) {
    super(call + ": " + reason(errno));
    this.errno = errno;
  }

  /** Says whether the kernel refused for want of privilege. */
  public boolean isForbidden() {
    return errno == EPERM || errno == EACCES;
  }

  private static String reason(int errno) {
    return switch (errno) {
      case EPERM -> "operation not permitted";
      case ENOENT -> "no such file";
      case EACCES -> "permission denied";
      case EBUSY -> "busy";
      case ENODEV -> "no such device";
      default -> "errno " + errno;
    };
  }
}
