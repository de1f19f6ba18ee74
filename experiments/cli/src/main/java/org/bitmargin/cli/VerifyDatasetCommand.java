package org.bitmargin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bitmargin.api.Dataset;
import org.bitmargin.datasets.images.Checksum;
import org.bitmargin.datasets.images.FetchRecord;
import org.bitmargin.pipeline.Datasets;
import org.bitmargin.pipeline.PluginRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    description =
        "Compare the files of a data set with what fetch recorded, read it wholly and print its"
            + " fingerprint.")
final class VerifyDatasetCommand implements Callable<Integer> {
  @ParentCommand private DatasetsCommand datasets;
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Set a parameter of the data set, such as subset=true.")
  private List<String> set = List.of();

  @Parameters(paramLabel = "NAME", description = "Id of a data set.")
  private String name;

  @Override
  public Integer call() {
    Surroundings surroundings = datasets.bitmargin().surroundings();
    PluginRegistry registry = common.registry(surroundings);
    Dataset data = Datasets.open(registry, name, set, surroundings.data());
    PrintWriter out = spec.commandLine().getOut();
    int bad = 0;
    for (Path root : surroundings.data().roots()) {
      bad += recorded(root.resolve(name), out);
    }
    out.printf(
        "%s: %s, %dx%dx%d in %d classes%n",
        name,
        data.origin().describe(),
        data.channels(),
        data.height(),
        data.width(),
        data.classNames().size());
    out.printf("SHA-256 of images and labels: %s%n", data.fingerprint());
    out.flush();
    return bad == 0 ? Failures.DONE : Failures.WORK_FAILED;
  }

  /** How many files are not as recorded. */
  private int recorded(Path folder, PrintWriter out) {
    Map<Path, String> recorded = FetchRecord.read(folder);
    int bad = 0;
    try {
      for (Map.Entry<Path, String> entry : recorded.entrySet()) {
        Path file = entry.getKey();
        String problem =
            !Files.isRegularFile(file)
                ? "is missing"
                : Checksum.SHA_256.of(file).equals(entry.getValue()) ? "" : "was changed";
        if (!problem.isEmpty()) {
          spec.commandLine().getErr().printf("bitmargin: %s %s%n", file, problem);
          bad++;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read: " + e.getMessage(), e);
    }
    spec.commandLine().getErr().flush();
    if (!recorded.isEmpty()) {
      out.printf(
          "%s: %d of %d files are as recorded when they were fetched%n",
          folder, recorded.size() - bad, recorded.size());
    }
    return bad;
  }
}
