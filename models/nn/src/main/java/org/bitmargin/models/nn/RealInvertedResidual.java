package org.bitmargin.models.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bitmargin.api.Quantizer;

/**
 * The inverted residual block for a real stream: the convolutions and their names are those of
 * {@link InvertedResidual}, but act (nonlinearity and quantizer) comes before each convolution
 * instead of after its batch normalisation, a shortcut past the depthwise convolution and one past
 * the block carry real numbers, and blocks that shrink the image or add channels have them too
 * ({@link WideningShortcut}). See {@link Stream#REAL}.
 */
final class RealInvertedResidual {

  private RealInvertedResidual() {}

  static List<Layer> of(
      String name,
      int in,
      int out,
      int stride,
      int expansion,
      Nonlinearity act,
      Quantizer weights,
      Quantizer activations,
      RandomGenerator init) {
    int hidden = in * expansion;
    List<Layer> body = new ArrayList<>();
    if (expansion > 1) {
      var expand = ConvolutionShape.dense(in, hidden, 1, 1);
      body.addAll(normalised(name + ".expand", expand, act, weights, activations, init));
    }
    var depthwise = ConvolutionShape.depthwise(hidden, 3, stride);
    body.add(
        new Residual(
            name + ".depthwise.add",
            normalised(name + ".depthwise", depthwise, act, weights, activations, init),
            shortcut(name + ".depthwise.shortcut", hidden, hidden, stride)));
    var project = ConvolutionShape.dense(hidden, out, 1, 1);
    body.addAll(normalised(name + ".project", project, act, weights, activations, init));
    return out < in
        ? body
        : List.of(new Residual(name + ".add", body, shortcut(name + ".shortcut", in, out, stride)));
  }

  private static List<Layer> normalised(
      String name,
      ConvolutionShape shape,
      Nonlinearity act,
      Quantizer weights,
      Quantizer activations,
      RandomGenerator init) {
    List<Layer> layers = new ArrayList<>(act.then(name + ".in", activations));
    layers.add(new StridedConv2d(name, shape, weights, init));
    layers.add(new BatchNorm(name + ".bn", shape.out()));
    return layers;
  }

  private static List<Layer> shortcut(String name, int in, int out, int stride) {
    return in == out && stride == 1
        ? List.of()
        : List.of(new WideningShortcut(name, in, out, stride));
  }
}
