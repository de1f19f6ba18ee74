package org.bitmargin.pipeline;

import java.util.List;
import java.util.Optional;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.Model;
import org.bitmargin.engine.EnergyAccount;
import org.bitmargin.engine.EpochRecord;
import org.bitmargin.engine.Evaluator;

/** Trains and evaluates one cell with the engine. */
final class CellRunner {
  private final CellNetworks networks;
  private final Products products;
  private final ResolvedExperiment experiment;
  private final RunFolder folder;
  private final Dataset data;
  private final RunListener listener;

  CellRunner(CellNetworks networks, RunFolder folder, RunListener listener) {
    this.networks = networks;
    this.products = networks.products();
    this.experiment = networks.experiment();
    this.folder = folder;
    this.data = networks.data();
    this.listener = listener;
  }

  void compute(Cell cell, boolean evaluate) {
    ProcessMemory.reclaim();
    Model model = networks.model(cell);
    List<EpochRecord> history = networks.train(cell, model, listener);
    CellTables tables = new CellTables(experiment, cell, data.classNames(), history);
    if (!evaluate) {
      folder.writeCell(cell, tables.trainingOnly());
      return;
    }
    Evaluator evaluator = networks.evaluator(experiment.evaluation());
    EnergyAccount account =
        EnergyAccount.of(model, data.test(), experiment.evaluation(), experiment.memory());
    for (FaultChoice fault : experiment.faults()) {
      OperatingPoints points = OperatingPoints.of(fault, experiment, cell, products);
      for (Optional<PluginChoice> protection : experiment.protectionsOrNone()) {
        Memory memory = new Memory(fault, protection, points);
        listener.evaluating(cell, memory.label(experiment), points.size() * experiment.chips());
        tables.add(
            memory,
            evaluator.evaluate(
                model,
                data.test(),
                points.sweep(),
                protection.map(products::protection),
                experiment.chips(),
                experiment.chipSeed(),
                listener));
        tables.addAddresses(
            memory, evaluator.placements(model, data.test(), protection.map(products::protection)));
        energy(tables, memory, account);
      }
    }
    folder.writeCell(cell, tables.contents());
  }

  /**
   * Draws the chips {@link #compute} measures a cell on.
   *
   * @param cell trained to the end
   * @param chips their numbers
   */
  void draw(Cell cell, int[] chips, ChipFiles files) {
    Model model = networks.trained(cell);
    for (FaultChoice fault : experiment.faults()) {
      OperatingPoints points = OperatingPoints.of(fault, experiment, cell, products);
      if (!points.sweep().lifetime().persistent()) {
        files.skip(fault);
        continue;
      }
      for (Optional<PluginChoice> protection : experiment.protectionsOrNone()) {
        networks
            .evaluator(experiment.evaluation())
            .draw(
                model,
                data.test(),
                points.sweep(),
                protection.map(products::protection),
                chips,
                experiment.chipSeed(),
                files.of(cell, new Memory(fault, protection, points)));
      }
    }
  }

  private void energy(CellTables tables, Memory memory, EnergyAccount account) {
    for (int i = 0; i < memory.points().size(); i++) {
      int point = i;
      memory
          .points()
          .models()
          .get(i)
          .energy()
          .ifPresent(
              profile ->
                  tables.addEnergy(
                      memory,
                      point,
                      account.at(
                          profile,
                          memory.protection().map(products::protection),
                          experiment.energy().inferenceMs())));
    }
  }
}
