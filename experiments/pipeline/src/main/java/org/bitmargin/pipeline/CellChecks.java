package org.bitmargin.pipeline;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.Model;
import org.bitmargin.engine.Exposure;

/** Refuses before the work what the networks and memories of an experiment cannot do. */
final class CellChecks {
  private static final String UNPROTECTED = "none";

  private final CellNetworks networks;
  private final ResolvedExperiment experiment;
  private final Products products;

  CellChecks(CellNetworks networks) {
    this.networks = networks;
    this.experiment = networks.experiment();
    this.products = networks.products();
  }

  /** Builds every network once, so that one that cannot take the data is known before the work. */
  void requireModels(List<Cell> cells) {
    Set<String> seen = new HashSet<>();
    for (Cell cell : cells) {
      if (seen.add(cell.label() + cell.quantization())) {
        try {
          Model model = networks.model(cell);
          experiment.evaluation().exposure().requireMatches(model);
          requireMemories(cell, model);
        } catch (InvalidInputException e) {
          throw e;
        } catch (IllegalArgumentException e) {
          throw new InvalidInputException(
              "model %s cannot be built for %s: %s"
                  .formatted(cell.label(), experiment.dataset().name(), e.getMessage()),
              e);
        }
      }
    }
  }

  private void requireMemories(Cell cell, Model model) {
    Exposure exposure = experiment.evaluation().exposure();
    boolean protectable = model.parameters().stream().anyMatch(exposure::exposes);
    for (Optional<PluginChoice> protection : experiment.protectionsOrNone()) {
      String guard = protection.map(PluginChoice::name).orElse(UNPROTECTED);
      if (!protectable && !guard.equals(UNPROTECTED)) {
        throw new InvalidInputException(
            "protections: %s has nothing to protect: evaluation.expose %s holds no parameter, and activations are not protected"
                .formatted(guard, experiment.evaluation().expose()));
      }
      MemoryLayout layout;
      try {
        layout =
            networks
                .evaluator(experiment.evaluation())
                .layout(model, protection.map(products::protection));
      } catch (IllegalArgumentException e) {
        throw refused("protections", guard, cell, e);
      }
      for (FaultChoice fault : experiment.faults()) {
        try {
          OperatingPoints.of(fault, experiment, cell, products)
              .models()
              .forEach(point -> point.requireFits(layout));
        } catch (IllegalArgumentException e) {
          throw refused("faults", FaultLabels.of(fault, experiment.faults()), cell, e);
        }
      }
    }
  }

  private static InvalidInputException refused(
      String key, String what, Cell cell, IllegalArgumentException cause) {
    return new InvalidInputException(
        "%s: %s cannot be used with %s at %d bits: %s"
            .formatted(key, what, cell.label(), cell.quantization().bits(), cause.getMessage()),
        cause);
  }
}
