package org.bitmargin.benchmarks;

import java.util.concurrent.TimeUnit;
import org.bitmargin.benchmarks.libtorch.Libtorch;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A workload on both sides, one right after the other in each iteration, so that whatever else the
 * machine does meets both alike.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SideBySide {
  /** Filled in by the runner. */
  @Param public Workload workload;

  /** Filled in by the runner: of each side. */
  @Param("1")
  public int threads;

  private Pair pair;

  /** Milliseconds of each side in one iteration. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Sides {
    /** Ours. */
    public double ours;

    /** The peer's. */
    public double peer;
  }

  /** Builds networks and data. */
  @Setup
  public void open() {
    ComputingThreads.limit(threads);
    Libtorch.threads(threads);
    pair = workload.open();
  }

  /** Frees them. */
  @TearDown
  public void close() {
    pair.close();
  }

  /** One iteration. */
  @Benchmark
  public void run(Sides sides) {
    sides.ours = Repeated.milliseconds(pair::ours);
    sides.peer = Repeated.milliseconds(pair::peer);
  }
}
