package org.bitmargin.pipeline;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The plug-ins an experiment uses, each once, by kind: what decides its results beside its
 * configuration and data.
 *
 * @param plugins with jar and version
 */
public record ChosenPlugins(List<Plugin> plugins) {

  /** Those of an experiment. */
  public static ChosenPlugins of(ResolvedExperiment experiment, PluginRegistry registry) {
    Set<Plugin> chosen = new LinkedHashSet<>();
    chosen.add(registry.require(PluginKind.DATASET, experiment.dataset().name()));
    experiment.models().forEach(m -> chosen.add(registry.require(PluginKind.MODEL, m.name())));
    for (QuantizationChoice q : experiment.quantization()) {
      chosen.add(registry.require(PluginKind.QUANTIZER, q.weights().name()));
      chosen.add(registry.require(PluginKind.QUANTIZER, q.activations().name()));
    }
    for (LossChoice l : experiment.losses()) {
      chosen.add(registry.require(PluginKind.LOSS, l.loss().name()));
      l.inject().ifPresent(i -> addFaultModel(i.faultModel(), registry, chosen));
    }
    for (FaultChoice fault : experiment.faults()) {
      addFaultModel(fault.model(), registry, chosen);
      fault.points().forEach(point -> addFaultModel(point, registry, chosen));
    }
    experiment
        .protections()
        .forEach(p -> chosen.add(registry.require(PluginKind.PROTECTION, p.name())));
    return new ChosenPlugins(
        chosen.stream()
            .sorted(Comparator.comparing(Plugin::kind).thenComparing(Plugin::name))
            .toList());
  }

  private static void addFaultModel(PluginChoice model, PluginRegistry registry, Set<Plugin> to) {
    to.add(registry.require(PluginKind.FAULT_MODEL, model.name()));
    model.inner().forEach(i -> to.add(registry.require(PluginKind.FAULT_MODEL, i.name())));
  }
}
