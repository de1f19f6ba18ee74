package org.bitmargin.benchmarks;

import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs JMH in processes of its own, without its report on standard output. */
final class Runs {
  private final int threads;

  Runs(int threads) {
    this.threads = threads;
  }

  Row compare(Workload workload, Effort effort) {
    ChainedOptionsBuilder options =
        options(SideBySide.class, effort).param("workload", workload.name());
    options.param("threads", Integer.toString(threads));
    return Row.of(run(options).iterator().next());
  }

  /** All parameters of a benchmark. */
  Collection<RunResult> all(Class<?> benchmark, Effort effort, TimeValue iteration) {
    return run(options(benchmark, effort).warmupTime(iteration).measurementTime(iteration));
  }

  private ChainedOptionsBuilder options(Class<?> benchmark, Effort effort) {
    return new OptionsBuilder()
        .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
        .forks(effort.processes())
        .warmupIterations(effort.warmups())
        .measurementIterations(effort.iterations())
        .jvmArgsAppend(ComputingThreads.option(threads))
        .shouldFailOnError(true);
  }

  private static Collection<RunResult> run(ChainedOptionsBuilder options) {
    try {
      OutputFormat nothing =
          OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT);
      return new Runner(options.build(), nothing).run();
    } catch (RunnerException e) {
      throw new IllegalStateException("a benchmark failed: " + reason(e), e);
    }
  }

  /** JMH hangs what the benchmark threw onto an exception of its own. */
  private static String reason(Throwable e) {
    if (e.getSuppressed().length > 0) {
      return reason(e.getSuppressed()[0]);
    }
    return e.getCause() == null ? e.toString() : reason(e.getCause());
  }
}
