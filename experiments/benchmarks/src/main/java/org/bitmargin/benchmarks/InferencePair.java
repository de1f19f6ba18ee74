package org.bitmargin.benchmarks;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bitmargin.api.Inference;
import org.bitmargin.api.Model;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.benchmarks.libtorch.TorchBatch;
import org.bitmargin.benchmarks.libtorch.TorchNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The logits of a batch. Ours computes on stored codes; libtorch, which has no kernels for codes of
 * these widths, on floats quantized beforehand. The images are where each side wants them.
 *
 * <p>At 1 bit ours keeps what the first convolution gave and computes anew only the channels whose
 * weights changed. The peer computes all of them, so ours has to as well: before each call it loads
 * first weights that differ from those before in one bit of every channel, as those of another chip
 * might. That is done at all widths, and its time counts.
 */
final class InferencePair implements Pair {
  private final Inference inference;
  private final Inference.Batch images;
  private final int first;
  private final QuantizedTensor original;
  private final QuantizedTensor turned;
  private final long[] changed;
  private boolean isTurned;
  private final TorchNetwork peer;
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
    this.first = firstWeight(parameters);
    Parameter weight = parameters.get(first);
    this.original = weight.quantizer().encode(weight.value());
    this.turned = weight.quantizer().encode(weight.value());
    this.changed = middles(original);
    for (long bit : changed) {
      turned.codes().flip(bit);
    }
    this.peer = new TorchNetwork(model);
    peer.freeze();
    this.batch = peer.batch(pixels, Images.labels(Images.BATCH));
  }

  private static int firstWeight(List<Parameter> parameters) {
    return IntStream.range(0, parameters.size())
        .filter(i -> parameters.get(i).role() == Parameter.Role.WEIGHT)
        .findFirst()
        .orElseThrow();
  }

  /** One bit of each output channel, the lowest of its middle weight. */
  private static long[] middles(QuantizedTensor weight) {
    long channels = weight.shape()[0];
    long each = weight.codes().size() / channels;
    return LongStream.range(0, channels)
        .map(channel -> (channel * each + each / 2) * weight.codes().width())
        .toArray();
  }

  @Override
  public void ours() {
    isTurned = !isTurned;
    inference.load(first, isTurned ? turned : original, changed);
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
