package org.bitmargin.models.nn;

import org.bitmargin.models.inference.OneDnn;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** Memory as oneDNN sees it. */
final class Native {
  private Native() {}

  static engine engine() {
    return OneDnn.engine();
  }

  /** Floats of these sizes in this order. */
  static memory.desc floats(format_tag order, long... sizes) {
    return new memory.desc(sizes, data_type.f32, order);
  }

  /** With memory of its own. */
  static memory own(memory.desc form) {
    return new memory(form, engine());
  }

  /** Without memory of its own: tensors are bound to it. */
  static memory bound(memory.desc form) {
    return new memory(form, engine(), new Pointer());
  }

  /** A single float, as scales are given. */
  static memory number() {
    return own(floats(format_tag.a, 1));
  }

  static void set(memory floats, float... values) {
    new FloatPointer(floats.get_data_handle()).put(values);
  }
}
