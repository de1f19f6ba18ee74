package org.bitmargin.tck;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Tensors of the shapes and ranges on which quantizers go wrong. */
final class SampleTensors {

  private SampleTensors() {}

  /** All of them by what is special about them. */
  static Map<String, INDArray> all() {
    Map<String, INDArray> tensors = new LinkedHashMap<>();
    tensors.put("empty", Tensors.zeros(0));
    tensors.put("empty matrix", Tensors.zeros(3, 0));
    tensors.put("one element", Tensors.of(new float[] {-0.37f}, 1));
    tensors.put("all zero", Tensors.zeros(5, 3));
    tensors.put("constant", filled(0.731f, 3, 5));
    tensors.put("negative constant", filled(-2.9f, 3, 5));
    tensors.put("odd size", normal(1, 7));
    tensors.put("matrix", normal(1, 6, 11));
    tensors.put("convolution weight", normal(0.05, 4, 3, 3, 3));
    tensors.put("all positive", shifted(normal(0.1, 4, 9), 5));
    tensors.put("all negative", shifted(normal(0.1, 4, 9), -5));
    tensors.put("large", normal(1e6, 4, 9));
    tensors.put("tiny", normal(1e-6, 4, 9));
    tensors.put("one outlier", withOutlier(normal(0.1, 4, 9)));
    tensors.put("signs and zeros", Tensors.of(new float[] {-1, -0f, 0, 1, -1, 1}, 2, 3));
    return tensors;
  }

  /** Normal values of a standard deviation. */
  static INDArray normal(double deviation, long... shape) {
    INDArray result = Tensors.zeros(shape);
    Random random = new Random(result.length());
    float[] values = new float[(int) result.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return Tensors.of(values, shape);
  }

  private static INDArray filled(float value, long... shape) {
    return shifted(Tensors.zeros(shape), value);
  }

  private static INDArray shifted(INDArray tensor, float by) {
    return Tensors.map(
        tensor,
        (values, length) -> {
          for (int i = 0; i < length; i++) {
            values[i] += by;
          }
        });
  }

  private static INDArray withOutlier(INDArray tensor) {
    float[] values = Tensors.toArray(tensor);
    values[values.length / 2] = 40;
    return Tensors.of(values, tensor.shape());
  }
}
