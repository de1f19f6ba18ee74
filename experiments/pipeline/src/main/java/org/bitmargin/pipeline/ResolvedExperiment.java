package org.bitmargin.pipeline;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.bitmargin.api.MemoryGeometry;
import org.bitmargin.engine.EvaluationSettings;
import org.bitmargin.engine.TrainingSettings;

/**
 * An experiment with nothing left open: what {@code experiment.yaml} of a run folder holds. Lists
 * are axes.
 *
 * @param name kebab-case
 * @param dataset to learn from and to test on
 * @param models networks
 * @param losses with the widths they are used at
 * @param quantization ways to store weights and activations
 * @param faults memories
 * @param protections what stands between a memory and the network; empty for nothing
 * @param memory where addresses lie physically
 * @param energy what an inference is charged besides its accesses
 * @param rates bit error rates of every quantization that has none of its own; empty where all have
 * @param chips simulated at each rate, the same for every network
 * @param seeds of training
 * @param chipSeed what the chips are drawn from
 * @param training how each network is trained
 * @param evaluation what is measured
 */
public record ResolvedExperiment(
    String name,
    PluginChoice dataset,
    List<PluginChoice> models,
    List<LossChoice> losses,
    List<QuantizationChoice> quantization,
    List<FaultChoice> faults,
    List<PluginChoice> protections,
    MemoryGeometry memory,
    EnergySettings energy,
    List<Double> rates,
    int chips,
    List<Long> seeds,
    long chipSeed,
    TrainingSettings training,
    EvaluationSettings evaluation) {

  public ResolvedExperiment {
    require(
        name.matches("[a-z0-9]+(-[a-z0-9]+)*"),
        "name must be kebab-case such as my-run, was \"" + name + "\"");
    require(chips >= 1, "chips must be at least 1, was " + chips);
    require(
        new HashSet<>(seeds).size() == seeds.size(), "seeds must differ from each other: " + seeds);
    rates = Rates.require(rates);
    models = List.copyOf(models);
    losses = List.copyOf(losses);
    quantization = List.copyOf(quantization);
    faults = List.copyOf(faults);
    protections = List.copyOf(protections);
    seeds = List.copyOf(seeds);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /** The protections, an empty one where there are none. */
  public List<Optional<PluginChoice>> protectionsOrNone() {
    return protections.isEmpty()
        ? List.of(Optional.empty())
        : protections.stream().map(Optional::of).toList();
  }

  /** How many operating points a memory is measured at. */
  public int pointsOf(FaultChoice fault, QuantizationChoice choice) {
    return fault.hasPoints() ? fault.points().size() : ratesOf(choice).size();
  }

  /** How many measurements a network takes. */
  public long measurementsOf(QuantizationChoice choice) {
    long points = faults.stream().mapToLong(fault -> pointsOf(fault, choice)).sum();
    return points * protectionsOrNone().size() * chips;
  }

  /** The bit error rates a quantization is evaluated at. */
  public List<Double> ratesOf(QuantizationChoice choice) {
    return choice.rates().isEmpty() ? rates : choice.rates();
  }
}
