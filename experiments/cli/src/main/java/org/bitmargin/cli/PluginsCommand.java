package org.bitmargin.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.pipeline.Plugin;
import org.bitmargin.pipeline.PluginPage;
import org.bitmargin.pipeline.PluginRegistry;
import org.bitmargin.pipeline.Suggestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(name = "plugins", description = "List the plug-ins, or show the page of one.")
final class PluginsCommand implements Callable<Integer> {
  @ParentCommand private Bitmargin bitmargin;
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "Id of a plug-in.")
  private String name;

  @Override
  public Integer call() {
    PluginRegistry registry = common.registry(bitmargin.surroundings());
    List<Plugin> plugins = name == null ? registry.all() : named(registry);
    PrintWriter out = spec.commandLine().getOut();
    List<PluginPage> pages = plugins.stream().map(PluginPage::of).toList();
    if (json) {
      out.println(PluginPage.json(pages));
    } else if (name == null) {
      pages.forEach(page -> out.println(page.entry()));
    } else {
      pages.forEach(page -> out.println(page.text()));
    }
    out.flush();
    return Failures.DONE;
  }

  private List<Plugin> named(PluginRegistry registry) {
    List<Plugin> found = registry.all().stream().filter(p -> p.name().equals(name)).toList();
    if (found.isEmpty()) {
      List<String> names = new ArrayList<>(registry.all().stream().map(Plugin::name).toList());
      String[] sorted = names.stream().distinct().sorted().toArray(String[]::new);
      throw new InvalidInputException(
          "no plug-in named %s; there are: %s%s"
              .formatted(
                  name, String.join(", ", sorted), Suggestion.clause(name, Arrays.asList(sorted))));
    }
    return found;
  }
}
