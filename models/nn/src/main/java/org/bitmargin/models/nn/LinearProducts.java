package org.bitmargin.models.nn;

import java.util.HashMap;
import java.util.Map;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Parameter;
import org.bitmargin.models.inference.OneDnn;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The products of a linear layer: by oneDNN, on bytes where it can be, or else by BLAS. */
final class LinearProducts {
  // Training, validation and a last batch.
  private static final int KEPT = 3;

  private final long out;
  private final long in;
  private final IntegerInput integers;
  private final Map<Long, FloatLinear> floats = new HashMap<>();
  private IntegerLinear onBytes;
  private long rows;

  LinearProducts(Parameter weight, IntegerInput integers) {
    this.out = weight.value().size(0);
    this.in = weight.value().size(1);
    this.integers = integers;
  }

  /** y = x·wᵀ. */
  void forward(INDArray x, INDArray w, INDArray y, Phase phase) {
    if (OneDnn.engine() == null) {
      Gemm.timesTransposed(x, w, y);
    } else if (integers.load(phase, w)) {
      if (rows != x.size(0)) {
        rows = x.size(0);
        onBytes = new IntegerLinear(integers.weights(), integers.levels(), rows, in, out);
      }
      onBytes.run(x, y);
    } else {
      floats(x).forward(x, w, y);
    }
  }

  /** dw = upstreamᵀ·x. */
  void weightGradient(INDArray upstream, INDArray x, INDArray dw) {
    if (OneDnn.engine() == null) {
      Gemm.transposedTimes(upstream, x, dw);
    } else {
      floats(x).weightGradient(upstream, x, dw);
    }
  }

  /** dx = upstream·w. */
  void inputGradient(INDArray upstream, INDArray w, INDArray dx) {
    if (OneDnn.engine() == null) {
      Gemm.times(upstream, w, dx);
    } else {
      floats(dx).inputGradient(upstream, w, dx);
    }
  }

  private FloatLinear floats(INDArray x) {
    if (floats.size() > KEPT) {
      floats.clear();
    }
    return floats.computeIfAbsent(x.size(0), n -> new FloatLinear(n, in, out));
  }
}
