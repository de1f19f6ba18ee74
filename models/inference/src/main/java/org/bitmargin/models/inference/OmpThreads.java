package org.bitmargin.models.inference;

import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Keeps native code from starting threads of its own. OpenMP's setting belongs to the thread that
 * makes it, and oneDNN takes it from the same OpenMP library as ND4J.
 */
public final class OmpThreads {
  private OmpThreads() {}

  /** Runs an action whose native code stays in this thread. */
  public static void single(Runnable action) {
    NativeOps ops = NativeOpsHolder.getInstance().getDeviceNativeOps();
    int before = ops.ompGetMaxThreads();
    ops.setOmpNumThreads(1);
    try {
      action.run();
    } finally {
      ops.setOmpNumThreads(before);
    }
  }
}
