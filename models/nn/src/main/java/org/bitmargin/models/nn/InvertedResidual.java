package org.bitmargin.models.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.Quantizer;

/**
 * The inverted residual block of Sandler et al., MobileNetV2, CVPR 2018: conv1×1 to {@code
 * expansion}·in channels – BN – act – depthwise 3×3 – BN – act – conv1×1 – BN, plus the input where
 * the shape stays. An expansion of 1 has no first convolution. There is no nonlinearity after the
 * last one; where activations are quantized, its sum is clipped to their range and quantized, since
 * it too is stored, unless the stream stays real ({@link Stream}).
 */
public final class InvertedResidual {

  private InvertedResidual() {}

  /** Its layers. */
  public static List<Layer> of(
      String name,
      int in,
      int out,
      int stride,
      int expansion,
      Nonlinearity act,
      Stream stream,
      Quantizer weights,
      Quantizer activations,
      RandomGenerator init) {
    if (stream.isReal(activations)) {
      return RealInvertedResidual.of(
          name, in, out, stride, expansion, act, weights, activations, init);
    }
    int hidden = in * expansion;
    List<Layer> body = new ArrayList<>();
    if (expansion > 1) {
      var expand = ConvolutionShape.dense(in, hidden, 1, 1);
      body.add(new StridedConv2d(name + ".expand", expand, weights, init));
      body.add(new BatchNorm(name + ".expand.bn", hidden));
      body.addAll(act.then(name + ".expand", activations));
    }
    var depthwise = ConvolutionShape.depthwise(hidden, 3, stride);
    body.add(new StridedConv2d(name + ".depthwise", depthwise, weights, init));
    body.add(new BatchNorm(name + ".depthwise.bn", hidden));
    body.addAll(act.then(name + ".depthwise", activations));
    var project = ConvolutionShape.dense(hidden, out, 1, 1);
    body.add(new StridedConv2d(name + ".project", project, weights, init));
    body.add(new BatchNorm(name + ".project.bn", out));
    boolean adds = in == out && stride == 1;
    List<Layer> layers = new ArrayList<>();
    layers.addAll(adds ? List.of(new Residual(name + ".add", body, List.of())) : body);
    if (activations != FullPrecision.INSTANCE) {
      layers.add(act.linear(name + ".clip"));
      layers.add(new ActivationQuantizer(name + ".quant", activations));
    }
    return layers;
  }
}
