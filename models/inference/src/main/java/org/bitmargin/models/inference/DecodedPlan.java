package org.bitmargin.models.inference;

import java.util.stream.IntStream;
import org.bitmargin.api.Inference;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A plan by its definition, on decoded floats: slow, and right whatever faults made of the numbers.
 * NaN wins every maximum and becomes −1 in hardtanh; where sums overflow, the order of their terms
 * decides between infinite and NaN.
 */
final class DecodedPlan implements Inference {

  private record Images(INDArray pixels) implements Batch {

    @Override
    public int size() {
      return (int) pixels.size(0);
    }
  }

  private final Plan plan;
  private final QuantizedTensor[] memory;

  DecodedPlan(Plan plan) {
    this.plan = plan;
    this.memory = new QuantizedTensor[plan.parameters().size()];
  }

  @Override
  public Batch prepare(INDArray images) {
    return new Images(images);
  }

  @Override
  public void load(int parameter, QuantizedTensor stored, long[] changed) {
    memory[parameter] = stored;
  }

  @Override
  public INDArray logits(Batch batch) {
    INDArray x = ((Images) batch).pixels();
    for (Stage stage : plan.stages()) {
      x = run(stage, x);
    }
    return x;
  }

  @Override
  public void close() {}

  private INDArray run(Stage stage, INDArray x) {
    int batch = (int) x.size(0);
    int out = stage.outputs();
    boolean convolution = stage.kind() == Stage.Kind.CONVOLUTION;
    int h = convolution ? (int) x.size(2) : 1;
    int w = convolution ? (int) x.size(3) : 1;
    float[] bias = stage.bias() == null ? new float[out] : values(stage.bias());
    float factor = stage.scale() == null ? 1 : values(stage.scale())[0];
    Affine norm = norm(stage.norm());
    INDArray weight = stage.weight().quantizer().decode(memory[plan.indexOf(stage.weight())]);
    INDArray matrix = weight.reshape(out, weight.length() / out);
    float[] source = Tensors.toArray(x);
    int rh = stage.pool() ? h / 2 : h;
    int rw = stage.pool() ? w / 2 : w;
    float[] result = new float[batch * out * rh * rw];
    for (int n = 0; n < batch; n++) {
      float[] sums = products(stage, matrix, source, n * (source.length / batch), h, w);
      for (int i = 0; i < out * rh * rw; i++) {
        int o = i / (rh * rw);
        float y = stage.pool() ? maximum(sums, o * h * w, i % (rh * rw), rw, w) : sums[i];
        y += bias[o];
        y = norm == null ? y : norm.scale()[o] * y + norm.shift()[o];
        if (stage.hardTanh()) {
          y = Float.isNaN(y) ? -1 : Math.max(-1, Math.min(1, y));
        }
        result[n * out * rh * rw + i] = y * factor;
      }
    }
    INDArray y =
        convolution ? Tensors.of(result, batch, out, rh, rw) : Tensors.of(result, batch, out);
    return stage.quantizer() == null ? y : stage.quantizer().quantize(y);
  }

  /** Sums [out, h·w] of one image, whose windows are laid out with zeros outside. */
  private static float[] products(
      Stage stage, INDArray matrix, float[] source, int from, int h, int w) {
    int k = stage.kernel();
    int terms = (int) matrix.size(1);
    float[] windows = new float[terms * h * w];
    IntStream.range(0, windows.length)
        .forEach(
            i -> {
              int tap = i / (h * w);
              int y = i % (h * w) / w + tap % (k * k) / k - k / 2;
              int x = i % w + tap % k - k / 2;
              boolean inside = y >= 0 && y < h && x >= 0 && x < w;
              windows[i] = inside ? source[from + (tap / (k * k) * h + y) * w + x] : 0;
            });
    INDArray columns = Tensors.of(windows, terms, (long) h * w);
    INDArray sums = Tensors.zeros(matrix.size(0), (long) h * w);
    // BLAS works in column-major order, in which a row-major matrix is its transpose.
    Nd4j.gemm(columns.transpose(), matrix.transpose(), sums.transpose(), false, false, 1, 0);
    return Tensors.toArray(sums);
  }

  private static float maximum(float[] sums, int plane, int window, int windowsARow, int w) {
    int at = plane + window / windowsARow * 2 * w + window % windowsARow * 2;
    return Math.max(Math.max(sums[at], sums[at + 1]), Math.max(sums[at + w], sums[at + w + 1]));
  }

  private Affine norm(Stage.Norm n) {
    return n == null
        ? null
        : Affine.ofRunning(
            values(n.gamma()),
            values(n.beta()),
            values(n.mean()),
            values(n.variance()),
            n.epsilon());
  }

  private float[] values(Parameter parameter) {
    QuantizedTensor stored = memory[plan.indexOf(parameter)];
    return Tensors.toArray(parameter.quantizer().decode(stored));
  }
}
