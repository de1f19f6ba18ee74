package org.bitmargin.tck;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.bitmargin.api.Model;
import org.bitmargin.api.ModelContext;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What tests of networks put in and read out. */
final class Networks {

  private Networks() {}

  /** Pixels in [0, 1) of the shape a network was built for. */
  static INDArray images(ModelContext shape, int count, long seed) {
    float[] pixels = new float[count * shape.channels() * shape.height() * shape.width()];
    Random random = new Random(seed);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextFloat();
    }
    return Tensors.of(pixels, count, shape.channels(), shape.height(), shape.width());
  }

  /** A copy of one image. */
  static INDArray image(INDArray images, int row) {
    float[] pixels = Tensors.toArray(images);
    int each = (int) (pixels.length / images.size(0));
    long[] shape = images.shape().clone();
    shape[0] = 1;
    return Tensors.of(Arrays.copyOfRange(pixels, row * each, (row + 1) * each), shape);
  }

  /** Copies of all latent values by name. */
  static Map<String, FloatBuffer> values(Model model) {
    Map<String, FloatBuffer> values = new TreeMap<>();
    model
        .parameters()
        .forEach(p -> values.put(p.name(), FloatBuffer.wrap(Tensors.toArray(p.value()))));
    return values;
  }

  /** Copies of all gradients by name. */
  static Map<String, FloatBuffer> gradients(Model model) {
    Map<String, FloatBuffer> gradients = new TreeMap<>();
    for (Parameter parameter : model.parameters()) {
      if (parameter.role().trainable()) {
        gradients.put(parameter.name(), FloatBuffer.wrap(Tensors.toArray(parameter.gradient())));
      }
    }
    return gradients;
  }

  /** The largest magnitude. */
  static float largest(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
