package org.bitmargin.models.nn;

import java.util.function.BiFunction;
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
  private final Workspace.Slot slot;
  private final long bytes;

  private OneDnnPort(memory plain, memory inner, OneDnnStep copy, Workspace.Slot slot) {
    this.plain = plain;
    this.inner = inner;
    this.copy = copy;
    this.slot = copy == null ? null : slot;
    this.bytes = inner.get_desc().get_size();
  }

  /**
   * For a tensor the primitive reads.
   *
   * @param slot where the copy lies until the slot is used again; null for memory of its own, in
   *     which it stays
   */
  static OneDnnPort in(memory.desc ours, memory.desc theirs, Workspace.Slot slot) {
    return of(ours, theirs, slot, OneDnnStep::copy);
  }

  /**
   * For a tensor the primitive writes.
   *
   * @param slot as above
   */
  static OneDnnPort out(memory.desc ours, memory.desc theirs, Workspace.Slot slot) {
    return of(ours, theirs, slot, (plain, inner) -> OneDnnStep.copy(inner, plain));
  }

  private static OneDnnPort of(
      memory.desc ours,
      memory.desc theirs,
      Workspace.Slot slot,
      BiFunction<memory, memory, OneDnnStep> copy) {
    memory plain = unbound(ours);
    if (same(ours, theirs)) {
      return new OneDnnPort(plain, plain, null, slot);
    }
    memory inner = slot == null ? new memory(theirs, OneDnn.engine()) : unbound(theirs);
    return new OneDnnPort(plain, inner, copy.apply(plain, inner), slot);
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
    if (slot != null) {
      inner.set_data_handle(Workspace.of(slot, bytes));
    }
    return this;
  }

  /** Copies it, where a copy is needed: before the primitive runs, or after it. */
  void move() {
    if (copy != null) {
      copy.run();
    }
  }
}
