package org.burkit.evidence.browser.java.util.concurrent.atomic;

import org.jspecify.annotations.Nullable;

/** In a page nothing happens at the same time. */
public final class AtomicReferenceArray<T> {
  private final @Nullable Object[] elements;

  public AtomicReferenceArray(int length) {
    this.elements = new @Nullable Object[length];
  }

  @SuppressWarnings("unchecked")
  public @Nullable T get(int index) {
    return (T) elements[index];
  }

  public void set(int index, @Nullable T element) {
    elements[index] = element;
  }

  public @Nullable T getAndSet(int index, @Nullable T element) {
    T before = get(index);
    set(index, element);
    return before;
  }
}
