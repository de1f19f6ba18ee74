package org.bitmargin.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Calls something from several threads at once, on a machine of any number of processors. */
final class Threads {
  private static final int THREADS = 4;

  private Threads() {}

  /** Results for 0, 1, …, count − 1, in this order. */
  static <T> List<T> map(int count, IntFunction<T> function) {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int index = i;
        futures.add(threads.submit(() -> function.apply(index)));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError("failed when called from several threads", e);
    } finally {
      threads.shutdownNow();
    }
  }
}
