package org.burkit.evidence.browser.java.util.concurrent.locks;

/** In a page there is nobody to wait for. */
public final class ReentrantLock {
  public void lock() {}

  public boolean tryLock() {
    return true;
  }

  public void unlock() {}
}
