package org.bitmargin.engine;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Loads the next batch on another thread while this one works. At most one batch is loaded ahead,
 * so memory stays bounded; order and content are those of loading in turn.
 */
final class Prefetch {
  private Prefetch() {}

  /**
   * Calls back with each batch and what was loaded for it, in order, on the calling thread.
   *
   * @param load a pure function of the batch
   */
  static <T> void forEach(
      List<int[]> batches, Function<int[], T> load, BiConsumer<int[], T> action) {
    ExecutorService loader =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "bitmargin-loader");
              thread.setDaemon(true);
              return thread;
            });
    try {
      Future<T> next = null;
      for (int i = 0; i < batches.size(); i++) {
        int[] batch = batches.get(i);
        T loaded = i == 0 ? load.apply(batch) : result(next);
        if (i + 1 < batches.size()) {
          int[] following = batches.get(i + 1);
          next = loader.submit(() -> load.apply(following));
        }
        action.accept(batch, loaded);
      }
    } finally {
      loader.shutdownNow();
    }
  }

  private static <T> T result(Future<T> next) {
    try {
      return next.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a batch was loaded", e);
    }
  }
}
