package org.bitmargin.models.inference;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_forward;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;

/**
 * A primitive of oneDNN with its arguments bound, for one thread at a time. Like every native
 * object here it lives as long as the {@link org.bytedeco.javacpp.PointerScope} it was made in.
 */
public final class OneDnnStep {
  private static final long[] TWO = {2, 2};
  private static final long[] NONE = {0, 0};

  private final primitive primitive;
  private final stream stream = new stream(OneDnn.engine());
  private final IntMemoryMap arguments = new IntMemoryMap();

  /** A step without arguments yet. */
  public OneDnnStep(primitive primitive, primitive_desc_base description) {
    this.primitive = primitive;
    with(DNNL_ARG_SCRATCHPAD, new memory(description.scratchpad_desc(), OneDnn.engine()));
  }

  /** Scratch memory is the step's own: the library's would belong to the thread that made it. */
  public static primitive_attr attributes() {
    primitive_attr attributes = new primitive_attr();
    attributes.set_scratchpad_mode(dnnl.scratchpad_mode.user);
    return attributes;
  }

  /** Copies elements into another layout or type; floats become the nearest integer in range. */
  public static OneDnnStep copy(memory from, memory to) {
    var description = new reorder.primitive_desc(from, to, attributes(), false);
    return new OneDnnStep(new reorder(description), description)
        .with(dnnl.DNNL_ARG_FROM, from)
        .with(dnnl.DNNL_ARG_TO, to);
  }

  /** The product of two matrices of floats. */
  public static OneDnnStep product(memory left, memory right, memory result) {
    var description =
        new matmul.primitive_desc(
            OneDnn.engine(),
            left.get_desc(),
            right.get_desc(),
            result.get_desc(),
            attributes(),
            false);
    return new OneDnnStep(new matmul(description), description)
        .with(DNNL_ARG_SRC, left)
        .with(DNNL_ARG_WEIGHTS, right)
        .with(DNNL_ARG_DST, result);
  }

  /** Maxima over 2×2 windows with stride 2; an odd last row or column is left out. */
  static pooling_forward.primitive_desc pooling(memory.desc from, long[] sizes) {
    return new pooling_forward.primitive_desc(
        OneDnn.engine(),
        dnnl.prop_kind.forward_inference,
        dnnl.algorithm.pooling_max,
        from,
        new memory.desc(sizes, memory.data_type.f32, memory.format_tag.any),
        TWO,
        TWO,
        NONE,
        NONE,
        NONE,
        attributes(),
        false);
  }

  /** What is described, as a step. */
  static OneDnnStep maxima(pooling_forward.primitive_desc description, memory from, memory to) {
    return new OneDnnStep(new pooling_forward(description), description)
        .with(DNNL_ARG_SRC, from)
        .with(DNNL_ARG_DST, to);
  }

  /** Binds an argument; its memory's handle may change between runs. */
  public OneDnnStep with(int argument, memory value) {
    arguments.put(argument, value);
    return this;
  }

  /** Computes, and returns when done. */
  public void run() {
    primitive.execute(stream, arguments);
    stream._wait();
  }
}
