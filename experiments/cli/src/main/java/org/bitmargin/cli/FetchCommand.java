package org.bitmargin.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.bitmargin.api.DatasetListener;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.PublishedFile;
import org.bitmargin.downloads.Fetch;
import org.bitmargin.pipeline.Datasets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "fetch",
    description =
        "Download a data set from its own site, go on with what broke off, check the published"
            + " checksum and unpack it.")
final class FetchCommand implements Callable<Integer> {
  @ParentCommand private DatasetsCommand datasets;
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Set a parameter of the data set, such as folder=imagenette2-320.")
  private List<String> set = List.of();

  @Option(
      names = "--into",
      paramLabel = "DIR",
      description = "Data root to put it into; the first folder looked in where not given.")
  private Path into;

  @Parameters(paramLabel = "NAME", description = "Id of a data set.")
  private String name;

  @Override
  public Integer call() {
    Surroundings surroundings = datasets.bitmargin().surroundings();
    List<PublishedFile> files = Datasets.files(common.registry(surroundings), name, set);
    if (files.isEmpty()) {
      throw new InvalidInputException(
          "%s has nothing to fetch with these parameters".formatted(name));
    }
    Path root = into == null ? first(surroundings) : surroundings.resolve(into);
    boolean bar = surroundings.terminal() && !common.quiet();
    Fetch fetch = new Fetch(root, bar ? new DatasetProgress(System.err) : DatasetListener.NONE);
    PrintWriter out = spec.commandLine().getOut();
    for (PublishedFile file : files) {
      out.println(fetch.fetch(file));
      out.flush();
    }
    out.printf("%s is in %s%n", name, root.resolve(name));
    out.flush();
    return Failures.DONE;
  }

  private static Path first(Surroundings surroundings) {
    return surroundings.data().roots().stream()
        .findFirst()
        .orElseThrow(() -> new InvalidInputException("there is no data root: name one by --into"));
  }
}
