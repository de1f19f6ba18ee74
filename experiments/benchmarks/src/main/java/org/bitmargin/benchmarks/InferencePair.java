package org.bitmargin.benchmarks;

import java.util.List;
import java.util.stream.IntStream;
import org.bitmargin.api.Inference;
import org.bitmargin.api.Model;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Tensors;
import org.bitmargin.benchmarks.libtorch.TorchBatch;
import org.bitmargin.benchmarks.libtorch.TorchVgg3;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The logits of a batch. Ours computes on stored codes; libtorch, which has no kernels for codes of
 * these widths, on floats quantized beforehand. The images are where each side wants them.
 */
final class InferencePair implements Pair {
  private final Inference inference;
  private final Inference.Batch images;
  private final TorchVgg3 peer;
  private final TorchBatch batch;

  InferencePair(int bits) {
    Model model = Vgg3.create(bits);
    INDArray pixels =
        Images.examples(Images.BATCH, Images.SIDE)
            .images(IntStream.range(0, Images.BATCH).toArray());
    // Running statistics other than 0 and 1.
    model.forward(pixels, Model.Phase.TRAINING);
    this.inference = model.inference();
    List<Parameter> parameters = model.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      inference.load(i, parameter.quantizer().encode(parameter.value()), null);
    }
    this.images = inference.prepare(pixels);
    this.peer = new TorchVgg3(model, bits);
    peer.freeze();
    this.batch =
        peer.batch(Tensors.toArray(pixels), Images.labels(Images.BATCH), Images.SIDE, Images.SIDE);
  }

  @Override
  public void ours() {
    inference.logits(images);
  }

  @Override
  public void peer() {
    peer.logits(batch);
  }

  @Override
  public void close() {
    inference.close();
    peer.close();
  }
}
