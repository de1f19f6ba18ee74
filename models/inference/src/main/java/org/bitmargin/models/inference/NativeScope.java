package org.bitmargin.models.inference;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;

/** Owns native objects made over time, by whatever thread, and frees them together. */
public final class NativeScope implements AutoCloseable {
  private final Deque<PointerScope> scopes = new ArrayDeque<>();

  /** Makes something; its native objects live until {@link #close}. Keep tensors out of it. */
  public <T> T make(Supplier<T> maker) {
    PointerScope scope = new PointerScope();
    try {
      return maker.get();
    } finally {
      scope.extend();
      scope.close();
      synchronized (scopes) {
        scopes.push(scope);
      }
    }
  }

  /** Frees what was made last first. */
  @Override
  public void close() {
    synchronized (scopes) {
      while (!scopes.isEmpty()) {
        scopes.pop().deallocate();
      }
    }
  }
}
