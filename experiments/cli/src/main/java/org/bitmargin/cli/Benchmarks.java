package org.bitmargin.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The work of {@code bitmargin bench}. It needs libtorch, which is larger than all the rest, so
 * that it is a service that only the class path of the benchmarks offers.
 */
public interface Benchmarks {

  /**
   * What is asked for.
   *
   * @param quick fewer iterations, and plain lines instead of a table
   * @param threads of each side
   * @param only a part of the names of the rows wanted; empty for all
   * @param layers each layer of each network in place of the rows; {@code only} chooses networks
   * @param sampling folder for the cost of sampling a chip by bit error rate, in place of the rows
   */
  record Request(
      boolean quick, int threads, String only, boolean layers, Optional<Path> sampling) {}

  /**
   * Measures.
   *
   * @param out takes the result alone
   * @param progress takes a line for each part that is done
   */
  void run(Request request, PrintWriter out, PrintWriter progress);
}
