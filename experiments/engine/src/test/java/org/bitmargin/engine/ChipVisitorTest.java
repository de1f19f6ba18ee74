package org.bitmargin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.bitmargin.api.ActivationBuffer;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.Model;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Quantizer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Chips that are drawn without measuring are those a campaign measures on. */
class ChipVisitorTest {

  private record Chip(MemoryLayout layout, int number, FaultMap map) {}

  @Test
  void draws_the_chips_a_campaign_is_measured_on() {
    Witness witness = new Witness(Fixtures.flips(Lifetime.PER_CHIP).at(0.1), new ArrayList<>());
    Model model = new Buffered(Fixtures.mlp(Fixtures.uniform(4), 3));
    Sweep sweep = Sweep.ofPoints(List.of(witness));
    evaluator().evaluate(model, test(), sweep, Optional.empty(), 3, 7, Progress.NONE);
    List<Chip> drawn = new ArrayList<>();
    evaluator()
        .draw(
            model,
            test(),
            Sweep.ofPoints(List.of(Fixtures.flips(Lifetime.PER_CHIP).at(0.1))),
            Optional.empty(),
            new int[] {0, 1, 2},
            7,
            new ChipVisitor() {
              @Override
              public void parameters(int source, int chip, MemoryLayout layout, FaultMap map) {
                assertThat(source).isZero();
                drawn.add(new Chip(layout, chip, map));
              }

              @Override
              public void activations(int source, int chip, MemoryLayout layout, FaultMap map) {
                assertThat(layout.regions()).extracting(r -> r.name()).containsExactly("logits");
                drawn.add(new Chip(layout, chip, map));
              }
            });
    assertThat(drawn).hasSize(6).isEqualTo(witness.chips);
    assertThat(drawn.stream().map(chip -> chip.map)).doesNotHaveDuplicates();
  }

  private static Evaluator evaluator() {
    return new Evaluator(
        new EvaluationSettings(
            20, 20, List.of("weight", "activation"), false, EvaluationSettings.Path.FASTEST),
        10);
  }

  private static org.bitmargin.api.Examples test() {
    return Fixtures.data().test();
  }

  /** Remembers the chips it was asked for. */
  private record Witness(FaultModel model, List<Chip> chips) implements FaultModel {

    @Override
    public Lifetime lifetime() {
      return model.lifetime();
    }

    @Override
    public double bitErrorRate() {
      return model.bitErrorRate();
    }

    @Override
    public FaultModel at(double rate) {
      throw new AssertionError("it is a point");
    }

    @Override
    public FaultMap sample(MemoryLayout layout, RandomGenerator chip) {
      return model.sample(layout, chip);
    }

    @Override
    public FaultMap chip(MemoryLayout layout, int number, RandomGenerator stream) {
      FaultMap map = model.chip(layout, number, stream);
      chips.add(new Chip(layout, number, map));
      return map;
    }
  }

  /** A network whose logits lie in a buffer. */
  private static final class Buffered implements Model {
    private final Model inner;
    private long size;
    private UnaryOperator<INDArray> tap;

    Buffered(Model inner) {
      this.inner = inner;
    }

    @Override
    public List<Parameter> parameters() {
      return inner.parameters();
    }

    @Override
    public INDArray forward(INDArray images, Phase phase) {
      INDArray logits = inner.forward(images, phase);
      size = logits.size(1);
      return tap == null ? logits : tap.apply(logits);
    }

    @Override
    public void backward(INDArray gradient) {
      throw new AssertionError("nothing is trained");
    }

    @Override
    public List<ActivationBuffer> activations() {
      return List.of(
          new ActivationBuffer() {
            @Override
            public String name() {
              return "logits";
            }

            @Override
            public Quantizer quantizer() {
              return Fixtures.uniform(4);
            }

            @Override
            public long size() {
              return size;
            }

            @Override
            public void tap(UnaryOperator<INDArray> through) {
              tap = through;
            }
          });
    }
  }
}
