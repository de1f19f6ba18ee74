package org.bitmargin.benchmarks;

import java.util.stream.IntStream;
import org.bitmargin.api.Loss;
import org.bitmargin.api.Model;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Tensors;
import org.bitmargin.benchmarks.libtorch.TorchBatch;
import org.bitmargin.benchmarks.libtorch.TorchVgg3;
import org.bitmargin.engine.Optimizer;
import org.bitmargin.engine.TrainingSettings;
import org.bitmargin.losses.crossentropy.CrossEntropyFactory;
import org.bitmargin.losses.crossentropy.CrossEntropyParameters;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A training step: forward, cross-entropy, backward, Adam. */
final class TrainingPair implements Pair {
  private static final double LEARNING_RATE = 1e-3;

  private final Model model;
  private final Loss loss = new CrossEntropyFactory().create(new CrossEntropyParameters());
  private final Optimizer optimizer = Optimizer.of(TrainingSettings.defaults());
  private final INDArray images;
  private final int[] labels = Images.labels(Images.BATCH);
  private final TorchVgg3 peer;
  private final TorchBatch batch;

  TrainingPair(int bits) {
    this.model = Vgg3.create(bits);
    this.images =
        Images.examples(Images.BATCH, Images.SIDE)
            .images(IntStream.range(0, Images.BATCH).toArray());
    this.peer = new TorchVgg3(model, bits);
    this.batch = peer.batch(Tensors.toArray(images), labels, Images.SIDE, Images.SIDE);
  }

  @Override
  public void ours() {
    INDArray logits = model.forward(images, Model.Phase.TRAINING);
    model.backward(loss.evaluate(logits, labels).gradient());
    optimizer.nextStep();
    for (Parameter parameter : model.parameters()) {
      if (parameter.role().trainable()) {
        optimizer.update(parameter, LEARNING_RATE);
      }
    }
  }

  @Override
  public void peer() {
    peer.step(batch);
  }

  @Override
  public void close() {
    peer.close();
  }
}
