package org.bitmargin.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import org.nd4j.linalg.factory.Nd4j;

/** How many threads compute. */
final class Threads {
  private Threads() {}

  /**
   * Works on so many threads: in a pool of its own, limiting Java's common pool, which must not
   * have been used yet, and what ND4J lets be limited. OpenMP and OpenBLAS read the environment
   * when they are loaded: the start script sets it.
   *
   * <p>The pool of its own is for one thread: the common pool then has no workers, and two threads
   * that use it, such as the one that loads data ahead, can wait for each other's tasks for ever.
   */
  static <T> T limited(int threads, Supplier<T> work) {
    System.setProperty(
        "java.util.concurrent.ForkJoinPool.common.parallelism", Integer.toString(threads - 1));
    Nd4j.getEnvironment().setMaxMasterThreads(threads);
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return CompletableFuture.supplyAsync(work, pool).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    } finally {
      pool.shutdown();
    }
  }
}
