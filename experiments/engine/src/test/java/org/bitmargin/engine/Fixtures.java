package org.bitmargin.engine;

import java.util.List;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.Loss;
import org.bitmargin.api.Model;
import org.bitmargin.api.ModelContext;
import org.bitmargin.api.Quantizer;
import org.bitmargin.datasets.synthetic.SyntheticFactory;
import org.bitmargin.datasets.synthetic.SyntheticParameters;
import org.bitmargin.faults.bitflip.BitFlipFactory;
import org.bitmargin.faults.bitflip.BitFlipParameters;
import org.bitmargin.losses.crossentropy.CrossEntropyFactory;
import org.bitmargin.models.mlp.MlpFactory;
import org.bitmargin.models.mlp.MlpParameters;
import org.bitmargin.quantizers.binary.BinaryFactory;
import org.bitmargin.quantizers.uniform.Range;
import org.bitmargin.quantizers.uniform.Scheme;
import org.bitmargin.quantizers.uniform.UniformFactory;
import org.bitmargin.quantizers.uniform.UniformParameters;

/** Small real plug-ins to test the engine with. */
final class Fixtures {
  private static final Dataset DATA =
      new SyntheticFactory()
          .open(new SyntheticParameters(600, 200, 0.1, 1), new DatasetContext(List.of()));

  private Fixtures() {}

  static Dataset data() {
    return DATA;
  }

  static Loss crossEntropy() {
    CrossEntropyFactory factory = new CrossEntropyFactory();
    return factory.create(factory.defaults());
  }

  static Quantizer binary() {
    BinaryFactory factory = new BinaryFactory();
    return factory.create(factory.defaults());
  }

  static Quantizer uniform(int bits) {
    UniformFactory factory = new UniformFactory();
    UniformParameters d = factory.defaults();
    return factory.create(
        new UniformParameters(
            bits, d.scheme(), d.granularity(), d.encoding(), d.range(), d.bound()));
  }

  /** For activations: symmetric over [-1, 1]. */
  static Quantizer fixed(int bits) {
    UniformParameters d = new UniformFactory().defaults();
    return new UniformFactory()
        .create(
            new UniformParameters(
                bits, Scheme.SYMMETRIC, d.granularity(), d.encoding(), Range.FIXED, 1));
  }

  static FaultModel flips(double p01, double p10, Lifetime lifetime) {
    return new BitFlipFactory().create(new BitFlipParameters(p01, p10, lifetime));
  }

  static FaultModel flips(Lifetime lifetime) {
    return flips(0.01, 0.01, lifetime);
  }

  /** A perceptron with 16 hidden units on the small data. */
  static Model mlp(Quantizer weights, long seed) {
    return mlp(weights, FullPrecision.INSTANCE, seed);
  }

  static Model mlp(Quantizer weights, Quantizer activations, long seed) {
    return new MlpFactory()
        .create(
            new MlpParameters(16, 1, true, 0),
            new ModelContext(1, 28, 28, 10, weights, activations, Streams.of(seed, "init")));
  }

  static TrainingSettings training(int epochs) {
    TrainingSettings d = TrainingSettings.defaults();
    return new TrainingSettings(
        epochs,
        50,
        d.optimizer(),
        0.01,
        d.momentum(),
        LearningRate.Schedule.COSINE,
        d.stepEpochs(),
        d.stepFactor(),
        0.2,
        0,
        d.select());
  }
}
