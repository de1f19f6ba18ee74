package org.bitmargin.models.nn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.lang.ref.Reference;
import org.bitmargin.models.inference.NativeScope;
import org.bitmargin.models.inference.OneDnnStep;
import org.bitmargin.models.nn.Workspace.Slot;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The primitives of a convolution for one shape of the input. The weight gradient reads the input
 * in the layout the forward pass has brought it to.
 */
final class OneDnnPass implements AutoCloseable {
  private final NativeScope natives = new NativeScope();
  private final OneDnnForms forms;
  private final Forward forward;
  private WeightGradient weightGradient;
  private InputGradient inputGradient;

  /** A step and what it takes and gives. */
  private record Forward(
      convolution_forward.primitive_desc description,
      OneDnnStep step,
      OneDnnPort x,
      OneDnnPort w,
      OneDnnPort y) {}

  private record WeightGradient(OneDnnStep step, OneDnnPort x, OneDnnPort dy, OneDnnPort dw) {}

  private record InputGradient(OneDnnStep step, OneDnnPort w, OneDnnPort dy, OneDnnPort dx) {}

  OneDnnPass(ConvolutionShape shape, long[] input, boolean training) {
    this.forms = new OneDnnForms(shape, input, training);
    this.forward = natives.make(this::makeForward);
  }

  long[] input() {
    return forms.input();
  }

  long[] output() {
    return forms.output();
  }

  /** Takes the input in, for a backward pass without the forward one. */
  void load(INDArray x) {
    forward.x.at(x).move();
  }

  void forward(INDArray x, INDArray weights, INDArray y) {
    load(x);
    forward.w.at(weights).move();
    forward.y.at(y);
    forward.step.run();
    forward.y.move();
    Reference.reachabilityFence(x);
    Reference.reachabilityFence(weights);
    Reference.reachabilityFence(y);
  }

  /**
   * After {@link #forward} or {@link #load} of the same input; dx is null where it is not wanted.
   */
  void backward(INDArray x, INDArray weights, INDArray upstream, INDArray dw, INDArray dx) {
    if (weightGradient == null) {
      weightGradient = natives.make(this::makeWeightGradient);
    }
    if (dx != null && inputGradient == null) {
      inputGradient = natives.make(this::makeInputGradient);
    }
    if (weightGradient.x != forward.x) {
      weightGradient.x.at(x).move();
    }
    weightGradient.dy.at(upstream).move();
    weightGradient.dw.at(dw);
    weightGradient.step.run();
    weightGradient.dw.move();
    if (dx != null) {
      inputGradient.w.at(weights).move();
      if (inputGradient.dy != weightGradient.dy) {
        inputGradient.dy.at(upstream).move();
      }
      inputGradient.dx.at(dx);
      inputGradient.step.run();
      inputGradient.dx.move();
    }
    Reference.reachabilityFence(x);
    Reference.reachabilityFence(weights);
    Reference.reachabilityFence(upstream);
    Reference.reachabilityFence(dw);
    Reference.reachabilityFence(dx);
  }

  private Forward makeForward() {
    var description = forms.forward();
    // The weight gradient wants the input once more.
    Slot slot = forms.training() ? null : Slot.INPUT;
    OneDnnPort x = OneDnnPort.in(forms.plainInput(), description.src_desc(), slot);
    OneDnnPort w = OneDnnPort.in(forms.plainWeights(), description.weights_desc(), null);
    OneDnnPort y = OneDnnPort.out(forms.plainOutput(), description.dst_desc(), Slot.OUTPUT);
    OneDnnStep step =
        new OneDnnStep(new convolution_forward(description), description)
            .with(DNNL_ARG_SRC, x.inner())
            .with(DNNL_ARG_WEIGHTS, w.inner())
            .with(DNNL_ARG_DST, y.inner());
    return new Forward(description, step, x, w, y);
  }

  private WeightGradient makeWeightGradient() {
    var description = forms.backwardWeights(forward.description);
    memory.desc source = description.src_desc();
    OneDnnPort x =
        forward.x.serves(source)
            ? forward.x
            : OneDnnPort.in(forms.plainInput(), source, Slot.INPUT);
    OneDnnPort dy = OneDnnPort.in(forms.plainOutput(), description.diff_dst_desc(), Slot.UPSTREAM);
    OneDnnPort dw = OneDnnPort.out(forms.plainWeights(), description.diff_weights_desc(), null);
    OneDnnStep step =
        new OneDnnStep(new convolution_backward_weights(description), description)
            .with(DNNL_ARG_SRC, x.inner())
            .with(DNNL_ARG_DIFF_DST, dy.inner())
            .with(DNNL_ARG_DIFF_WEIGHTS, dw.inner());
    return new WeightGradient(step, x, dy, dw);
  }

  private InputGradient makeInputGradient() {
    var description = forms.backwardData(forward.description);
    memory.desc upstream = description.diff_dst_desc();
    OneDnnPort w = OneDnnPort.in(forms.plainWeights(), description.weights_desc(), null);
    OneDnnPort dy =
        weightGradient.dy.serves(upstream)
            ? weightGradient.dy
            : OneDnnPort.in(forms.plainOutput(), upstream, Slot.UPSTREAM);
    OneDnnPort dx = OneDnnPort.out(forms.plainInput(), description.diff_src_desc(), Slot.OUTPUT);
    OneDnnStep step =
        new OneDnnStep(new convolution_backward_data(description), description)
            .with(DNNL_ARG_WEIGHTS, w.inner())
            .with(DNNL_ARG_DIFF_DST, dy.inner())
            .with(DNNL_ARG_DIFF_SRC, dx.inner());
    return new InputGradient(step, w, dy, dx);
  }

  @Override
  public void close() {
    natives.close();
  }
}
