package org.bitmargin.models.nn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.lang.ref.Reference;
import org.bitmargin.models.inference.OneDnnStep;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The three float products of a linear layer by oneDNN, for one number of rows. */
final class FloatLinear {
  private final Product forward;
  private final Product ofWeight;
  private final Product ofInput;

  FloatLinear(long rows, long in, long out) {
    forward =
        new Product(new long[] {rows, in}, format_tag.ab, new long[] {in, out}, format_tag.ba);
    ofWeight =
        new Product(new long[] {out, rows}, format_tag.ba, new long[] {rows, in}, format_tag.ab);
    ofInput =
        new Product(new long[] {rows, out}, format_tag.ab, new long[] {out, in}, format_tag.ab);
  }

  /** y = x·wᵀ. */
  void forward(INDArray x, INDArray w, INDArray y) {
    forward.run(x, w, y);
  }

  /** dw = upstreamᵀ·x. */
  void weightGradient(INDArray upstream, INDArray x, INDArray dw) {
    ofWeight.run(upstream, x, dw);
  }

  /** dx = upstream·w. */
  void inputGradient(INDArray upstream, INDArray w, INDArray dx) {
    ofInput.run(upstream, w, dx);
  }

  private static final class Product {
    final memory left;
    final memory right;
    final memory result;
    final OneDnnStep step;

    Product(long[] a, format_tag orderOfA, long[] b, format_tag orderOfB) {
      left = Native.bound(Native.floats(orderOfA, a));
      right = Native.bound(Native.floats(orderOfB, b));
      result = Native.bound(Native.floats(format_tag.ab, a[0], b[1]));
      var description =
          new matmul.primitive_desc(
              Native.engine(),
              left.get_desc(),
              right.get_desc(),
              result.get_desc(),
              OneDnnStep.attributes(),
              false);
      step =
          new OneDnnStep(new matmul(description), description)
              .with(DNNL_ARG_SRC, left)
              .with(DNNL_ARG_WEIGHTS, right)
              .with(DNNL_ARG_DST, result);
    }

    void run(INDArray a, INDArray b, INDArray c) {
      left.set_data_handle(a.data().addressPointer());
      right.set_data_handle(b.data().addressPointer());
      result.set_data_handle(c.data().addressPointer());
      step.run();
      Reference.reachabilityFence(a);
      Reference.reachabilityFence(b);
      Reference.reachabilityFence(c);
    }
  }
}
