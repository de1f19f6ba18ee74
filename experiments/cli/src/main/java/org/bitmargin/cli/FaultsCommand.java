package org.bitmargin.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "faults",
    description =
        "Write the chips of a run as fault map files, or show such files; fault model fixed-map"
            + " replays them.",
    footer = {"", "Exit codes: 0 done, 1 the work failed, 2 the input was wrong."},
    subcommands = {FaultsExport.class, FaultsShow.class})
final class FaultsCommand implements Runnable {
  @ParentCommand private Bitmargin bitmargin;
  @Spec private CommandSpec spec;

  Surroundings surroundings() {
    return bitmargin.surroundings();
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "say export or show, such as bitmargin faults export runs/quickstart --out maps");
  }
}
