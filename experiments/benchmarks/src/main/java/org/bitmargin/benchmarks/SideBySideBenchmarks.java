package org.bitmargin.benchmarks;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.benchmarks.libtorch.Libtorch;
import org.bitmargin.cli.Benchmarks;

/** {@code bitmargin bench}. */
public final class SideBySideBenchmarks implements Benchmarks {

  @Override
  public void run(Request request, PrintWriter out, PrintWriter progress) {
    Runs runs = new Runs(request.threads());
    if (request.sampling().isPresent()) {
      SamplingSweep.of(runs).write(request.sampling().get());
      progress.println("sampling.csv and sampling.svg are in " + request.sampling().get());
    } else if (request.layers()) {
      needLibtorch();
      Libtorch.threads(request.threads());
      ComputingThreads.limit(request.threads());
      new LayerSweep(request.quick(), request.only(), out).run();
    } else {
      compare(request, runs, out, progress);
    }
    progress.flush();
  }

  private static void compare(Request request, Runs runs, PrintWriter out, PrintWriter progress) {
    List<Workload> workloads = Only.of(Workload.values(), Workload::id, request.only(), "row");
    needLibtorch();
    List<Row> rows = new ArrayList<>();
    for (Workload workload : workloads) {
      progress.println(workload.title());
      progress.flush();
      Row row = runs.compare(workload, Effort.of(workload, request.quick()));
      rows.add(row);
      if (request.quick()) {
        out.println(RowText.plain(row));
        out.flush();
      }
    }
    if (!request.quick()) {
      out.print(RowText.table(rows, Machine.here(), request));
      out.flush();
    }
  }

  private static void needLibtorch() {
    if (!Libtorch.available()) {
      throw new InvalidInputException(
          "libtorch is not published for %s on %s: the benchmarks need it beside them"
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
    }
  }
}
