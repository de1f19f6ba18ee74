package org.bitmargin.engine;

import java.util.ArrayList;
import java.util.List;
import org.bitmargin.api.Examples;
import org.bitmargin.api.Inference;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Test images as an inference takes them in, made once for all chips. Where there are too many to
 * keep, the rest is made anew for each pass, so that memory stays bounded.
 */
final class PreparedImages {
  private final Inference inference;
  private final Examples examples;
  private final List<int[]> indices;
  private final List<Inference.Batch> kept = new ArrayList<>();
  private long keptBytes;

  PreparedImages(Inference inference, Examples examples, int[] indices, int batch) {
    this.inference = inference;
    this.examples = examples;
    this.indices = Batches.of(indices, batch, true);
  }

  /** The network's answers to all images, as the inference is loaded now. */
  Outcome measure(int classes) {
    Outcome outcome = new Outcome(classes);
    for (int i = 0; i < indices.size(); i++) {
      outcome.add(inference.logits(batch(i)), examples.labels(indices.get(i)));
    }
    return outcome;
  }

  private Inference.Batch batch(int i) {
    if (i < kept.size()) {
      return kept.get(i);
    }
    INDArray images = examples.images(indices.get(i));
    Inference.Batch batch = inference.prepare(images);
    // An upper bound: what an inference keeps is at most the floats it was given.
    keptBytes += images.length() * Float.BYTES;
    if (keptBytes <= EvaluationSettings.KEPT_BYTES && kept.size() == i) {
      kept.add(batch);
    }
    return batch;
  }

  /** One image, prepared for itself. */
  Inference.Batch single(int index) {
    return inference.prepare(examples.images(new int[] {index}));
  }
}
