package org.bitmargin.pipeline;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Provides;
import org.bitmargin.api.DatasetContext;

/** Wires an {@link Experiment} with Guice; the only class that knows Guice. */
public final class ExperimentModule extends AbstractModule {
  private final PluginRegistry registry;
  private final DatasetContext data;
  private final ResolvedExperiment experiment;
  private final RunFolder folder;
  private final RunListener listener;

  /** A module for one run. */
  public ExperimentModule(
      PluginRegistry registry,
      DatasetContext data,
      ResolvedExperiment experiment,
      RunFolder folder,
      RunListener listener) {
    this.registry = registry;
    this.data = data;
    this.experiment = experiment;
    this.folder = folder;
    this.listener = listener;
  }

  /** The experiment of a run, wired by this module. */
  public static Experiment wire(
      PluginRegistry registry,
      DatasetContext data,
      ResolvedExperiment experiment,
      RunFolder folder,
      RunListener listener) {
    return Guice.createInjector(new ExperimentModule(registry, data, experiment, folder, listener))
        .getInstance(Experiment.class);
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    bind(PluginRegistry.class).toInstance(registry);
    bind(DatasetContext.class).toInstance(data);
    bind(ResolvedExperiment.class).toInstance(experiment);
    bind(RunFolder.class).toInstance(folder);
    bind(RunListener.class).toInstance(listener);
    bind(Experiment.class);
  }

  @Provides
  ChosenPlugins chosenPlugins() {
    return ChosenPlugins.of(experiment, registry);
  }
}
