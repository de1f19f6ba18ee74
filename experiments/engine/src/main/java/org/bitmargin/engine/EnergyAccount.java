package org.bitmargin.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitmargin.api.ActivationBuffer;
import org.bitmargin.api.EnergyProfile;
import org.bitmargin.api.Examples;
import org.bitmargin.api.MemoryGeometry;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.Model;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Protection;

/**
 * What the inference of one image takes of energy in its memory, tensor by tensor.
 *
 * <p>Every parameter is read once and every activation written once and read once: a data flow that
 * keeps what it has read, assumed. What is exposed is accessed at the operating point, with what
 * the protection adds; all else at the nominal point of the same memory.
 */
public final class EnergyAccount {

  /** What energy is spent on. */
  public enum Kind {
    /** Reading a parameter. */
    PARAMETER,
    /** Writing and reading an activation. */
    ACTIVATION,
    /** Holding everything for the time of an inference. */
    LEAKAGE
  }

  /**
   * A line of the account.
   *
   * @param tensor name; {@code (all)} for leakage
   * @param exposed whether it lies in the faulty memory
   * @param bitsRead an inference, data bits
   * @param bitsWritten an inference, data bits
   * @param nanojoule an inference, the protection included
   */
  public record Row(
      String tensor,
      Kind kind,
      boolean exposed,
      long bitsRead,
      long bitsWritten,
      double nanojoule) {}

  private record Tensor(String name, Kind kind, boolean exposed, long bits) {}

  private final List<Tensor> tensors;
  private final MemoryLayout exposed;

  private EnergyAccount(List<Tensor> tensors, MemoryLayout exposed) {
    this.tensors = tensors;
    this.exposed = exposed;
  }

  /** The tensors of a network; runs one image through it, because that is how sizes are known. */
  public static EnergyAccount of(
      Model model, Examples test, EvaluationSettings settings, MemoryGeometry geometry) {
    Exposure exposure = settings.exposure();
    List<Tensor> tensors = new ArrayList<>();
    MemoryLayout.Builder layout = MemoryLayout.builder().geometry(geometry);
    for (Parameter p : model.parameters()) {
      boolean faulty = exposure.exposes(p);
      int width = p.quantizer().bits();
      tensors.add(new Tensor(p.name(), Kind.PARAMETER, faulty, width * p.value().length()));
      if (faulty) {
        layout.add(p.name(), width, p.value().length());
      }
    }
    model.forward(test.images(new int[] {0}), Model.Phase.INFERENCE);
    for (ActivationBuffer a : model.activations()) {
      tensors.add(
          new Tensor(
              a.name(), Kind.ACTIVATION, exposure.exposes(a), a.size() * a.quantizer().bits()));
    }
    return new EnergyAccount(tensors, layout.build());
  }

  /**
   * The account at an operating point.
   *
   * @param milliseconds an inference takes, for leakage
   */
  public List<Row> at(EnergyProfile profile, Optional<Protection> protection, double milliseconds) {
    Optional<Protection.Overhead> overhead = protection.map(p -> p.overhead(exposed));
    double storage = overhead.map(Protection.Overhead::storage).orElse(1.0);
    double access = overhead.map(Protection.Overhead::access).orElse(0.0);
    double robust = overhead.map(Protection.Overhead::robust).orElse(0.0);
    EnergyProfile.Cost nominal = profile.nominal();
    // A share of the stored bits in robust cells, the rest at the operating point.
    EnergyProfile.Cost stored = mix(profile.point(), nominal, robust).times(storage);
    List<Row> rows = new ArrayList<>();
    double held = 0;
    for (Tensor t : tensors) {
      EnergyProfile.Cost cost = t.exposed() ? stored : nominal;
      double logic = t.exposed() ? access * nominal.read() : 0;
      long written = t.kind() == Kind.ACTIVATION ? t.bits() : 0;
      double picojoule = t.bits() * (cost.read() + logic) + written * (cost.write() + logic);
      rows.add(new Row(t.name(), t.kind(), t.exposed(), t.bits(), written, picojoule * 1e-3));
      held += t.bits() * cost.leakage();
    }
    // nW × ms = pJ
    rows.add(new Row("(all)", Kind.LEAKAGE, true, 0, 0, held * milliseconds * 1e-3));
    return rows;
  }

  private static EnergyProfile.Cost mix(
      EnergyProfile.Cost point, EnergyProfile.Cost nominal, double robust) {
    return new EnergyProfile.Cost(
        point.read() * (1 - robust) + nominal.read() * robust,
        point.write() * (1 - robust) + nominal.write() * robust,
        point.leakage() * (1 - robust) + nominal.leakage() * robust);
  }
}
