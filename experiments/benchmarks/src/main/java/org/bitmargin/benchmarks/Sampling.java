package org.bitmargin.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.engine.Streams;
import org.bitmargin.faults.sampling.Bernoulli;
import org.bitmargin.faults.sampling.Sites;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One chip of an 8-bit VGG7 memory, by bit error rate. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Sampling {
  /** conv3×3 128, 128, 256, 256, 512, 512, fc 8192 → 1024 → 10, on 3×32×32 pixels. */
  static final MemoryLayout VGG7 =
      MemoryLayout.builder()
          .add("conv1.weight", 8, 3 * 128 * 9)
          .add("conv2.weight", 8, 128 * 128 * 9)
          .add("conv3.weight", 8, 128 * 256 * 9)
          .add("conv4.weight", 8, 256 * 256 * 9)
          .add("conv5.weight", 8, 256 * 512 * 9)
          .add("conv6.weight", 8, 512 * 512 * 9)
          .add("fc1.weight", 8, 8192 * 1024)
          .add("fc2.weight", 8, 1024 * 10)
          .build();

  /** How sites are found. Public for JMH. */
  public enum Way {
    /** As the bit-flip model does, which is one of the other two. */
    MODEL {
      @Override
      FaultMap sample(double rate, RandomGenerator chip) {
        return FaultsPair.faults(rate).sample(VGG7, chip);
      }
    },
    /** From one to the next, by geometric distances. */
    DISTANCES {
      @Override
      FaultMap sample(double rate, RandomGenerator chip) {
        Sites sites = new Sites(VGG7.bitCount(), rate);
        Bernoulli.sparse(
            VGG7.bitCount(), rate, chip, address -> sites.add(address, chip.nextDouble()));
        return sites.toMap(rate, rate);
      }
    },
    /** Bit by bit, 64 at a time. */
    MASKS {
      @Override
      FaultMap sample(double rate, RandomGenerator chip) {
        Sites sites = new Sites(VGG7.bitCount(), rate);
        Bernoulli.dense(
            VGG7.bitCount(), rate, chip, address -> sites.add(address, chip.nextDouble()));
        return sites.toMap(rate, rate);
      }
    };

    abstract FaultMap sample(double rate, RandomGenerator chip);
  }

  /** Bit error rate. */
  @Param({
    "1e-6", "3e-6", "1e-5", "3e-5", "1e-4", "3e-4", "1e-3", "3e-3", "1e-2", "2e-2", "3e-2", "5e-2",
    "1e-1"
  })
  public double rate;

  /** How. */
  @Param public Way way;

  private long chip;

  /** Draws a chip. */
  @Benchmark
  public FaultMap chip() {
    return way.sample(rate, Streams.of(1, "chip", chip++));
  }
}
