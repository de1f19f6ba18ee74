package org.bitmargin.models.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bitmargin.api.Quantizer;

/**
 * The basic block of He et al., Deep Residual Learning for Image Recognition, CVPR 2016: conv3×3 –
 * BN – act – conv3×3 – BN, plus the input (through conv1×1 – BN where the shape changes), then act;
 * act is the nonlinearity, then the activation quantizer. Names are those of torchvision.
 */
public final class BasicBlock {

  private BasicBlock() {}

  /** Its layers. */
  public static List<Layer> of(
      String name,
      int in,
      int out,
      int stride,
      Nonlinearity act,
      Quantizer weights,
      Quantizer activations,
      RandomGenerator init) {
    List<Layer> body = new ArrayList<>();
    body.add(convolution(name + ".conv1", in, out, stride, weights, init));
    body.add(new BatchNorm(name + ".bn1", out));
    body.addAll(act.then(name + ".inner", activations));
    body.add(convolution(name + ".conv2", out, out, 1, weights, init));
    body.add(new BatchNorm(name + ".bn2", out));
    List<Layer> shortcut =
        in == out && stride == 1
            ? List.of()
            : List.of(
                new StridedConv2d(
                    name + ".downsample.0",
                    ConvolutionShape.dense(in, out, 1, stride),
                    weights,
                    init),
                new BatchNorm(name + ".downsample.1", out));
    List<Layer> layers = new ArrayList<>();
    layers.add(new Residual(name + ".add", body, shortcut));
    layers.addAll(act.then(name, activations));
    return layers;
  }

  private static Layer convolution(
      String name, int in, int out, int stride, Quantizer weights, RandomGenerator init) {
    return stride == 1
        ? new Conv2d(name, in, out, 3, false, weights, init)
        : new StridedConv2d(name, ConvolutionShape.dense(in, out, 3, stride), weights, init);
  }
}
