package org.bitmargin.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bitmargin.api.Examples;
import org.bitmargin.api.Model;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.benchmarks.libtorch.TorchBatch;
import org.bitmargin.benchmarks.libtorch.TorchFaults;
import org.bitmargin.benchmarks.libtorch.TorchNetwork;
import org.bitmargin.engine.EvaluationSettings;
import org.bitmargin.engine.Evaluator;
import org.bitmargin.engine.Progress;

/**
 * A campaign: a network on several chips at several rates. The peer draws masks, decodes the codes
 * they leave and runs the network for each; its images lie ready as floats.
 */
final class CampaignPair implements Pair {
  private static final List<Double> RATES = List.of(1e-3, 5e-3, 1e-2, 2e-2);
  private static final int CHIPS = 5;
  private static final int IMAGES = 2000;
  private static final int CLASSES = 10;

  private final Model model;
  private final Examples examples = Images.examples(IMAGES, Images.SIDE);
  private final Evaluator evaluator;
  private final TorchNetwork peer;
  private final List<TorchBatch> batches = new ArrayList<>();
  private final int bits;

  CampaignPair(int bits) {
    this.bits = bits;
    this.model = Vgg3.create(bits);
    // Running statistics other than 0 and 1.
    model.forward(
        examples.images(IntStream.range(0, Images.BATCH).toArray()), Model.Phase.TRAINING);
    EvaluationSettings settings = EvaluationSettings.defaults();
    this.evaluator = new Evaluator(settings, CLASSES);
    this.peer = new TorchNetwork(model);
    for (int from = 0; from < IMAGES; from += settings.batch()) {
      int[] indices = IntStream.range(from, from + settings.batch()).toArray();
      batches.add(peer.batch(examples.images(indices), examples.labels(indices)));
    }
  }

  @Override
  public void ours() {
    evaluator.evaluate(
        model, examples, FaultsPair.faults(RATES.get(0)), RATES, CHIPS, 1, Progress.NONE);
  }

  @Override
  public void peer() {
    List<QuantizedTensor> stored =
        FaultsPair.weights(model).stream().map(p -> p.quantizer().encode(p.value())).toList();
    try (TorchFaults faults = new TorchFaults(stored, bits)) {
      for (double rate : RATES) {
        for (int chip = 0; chip < CHIPS; chip++) {
          faults.load(peer, rate);
          for (TorchBatch batch : batches) {
            correct(peer.logits(batch), batch.classes());
          }
        }
      }
    }
  }

  private static int correct(float[] logits, int[] labels) {
    int correct = 0;
    for (int i = 0; i < labels.length; i++) {
      float[] row = Arrays.copyOfRange(logits, i * CLASSES, (i + 1) * CLASSES);
      int best = 0;
      for (int c = 1; c < CLASSES; c++) {
        best = row[c] > row[best] ? c : best;
      }
      correct += best == labels[i] ? 1 : 0;
    }
    return correct;
  }

  @Override
  public void close() {
    peer.close();
  }
}
