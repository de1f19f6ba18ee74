package org.bitmargin.models.nn;

import org.bitmargin.models.inference.OneDnn;
import org.bitmargin.models.inference.OneDnnStep;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.BytePointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Where a tensor of ours enters or leaves a primitive: a copy where that wants another layout. */
final class OneDnnPort {
  private final memory plain;
  private final memory inner;
  private final OneDnnStep copy;

  private OneDnnPort(memory plain, memory inner, OneDnnStep copy) {
    this.plain = plain;
    this.inner = inner;
    this.copy = copy;
  }

  /** For a tensor the primitive reads. */
  static OneDnnPort in(memory.desc ours, memory.desc theirs) {
    memory plain = unbound(ours);
    if (same(ours, theirs)) {
      return new OneDnnPort(plain, plain, null);
    }
    memory inner = new memory(theirs, OneDnn.engine());
    return new OneDnnPort(plain, inner, OneDnnStep.copy(plain, inner));
  }

  /** For a tensor the primitive writes. */
  static OneDnnPort out(memory.desc ours, memory.desc theirs) {
    memory plain = unbound(ours);
    if (same(ours, theirs)) {
      return new OneDnnPort(plain, plain, null);
    }
    memory inner = new memory(theirs, OneDnn.engine());
    return new OneDnnPort(plain, inner, OneDnnStep.copy(inner, plain));
  }

  /** Memory of which {@link #at} says where it is. */
  private static memory unbound(memory.desc form) {
    return new memory(form, OneDnn.engine(), new BytePointer(1));
  }

  private static boolean same(memory.desc a, memory.desc b) {
    return a.equals(b);
  }

  /** Whether another primitive can take the same memory. */
  boolean serves(memory.desc theirs) {
    return same(inner.get_desc(), theirs);
  }

  /** What the primitive gets. */
  memory inner() {
    return inner;
  }

  /** Which tensor it is this time: dense, and to be kept until {@link #move} is done. */
  OneDnnPort at(INDArray tensor) {
    plain.set_data_handle(tensor.data().pointer());
    return this;
  }

  /** Copies it, where a copy is needed: before the primitive runs, or after it. */
  void move() {
    if (copy != null) {
      copy.run();
    }
  }
}
