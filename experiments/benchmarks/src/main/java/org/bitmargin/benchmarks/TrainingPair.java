package org.bitmargin.benchmarks;

import org.bitmargin.api.Loss;
import org.bitmargin.api.Model;
import org.bitmargin.api.Parameter;
import org.bitmargin.benchmarks.libtorch.TorchBatch;
import org.bitmargin.benchmarks.libtorch.TorchNetwork;
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
  private final int[] labels;
  private final TorchNetwork peer;
  private final TorchBatch batch;

  TrainingPair(Network network, int bits) {
    this.model = network.create(bits);
    this.images = network.batchOfImages();
    this.labels = Images.labels(network.batch());
    this.peer = new TorchNetwork(model);
    this.batch = peer.batch(images, labels);
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
