package org.bitmargin.models.inference;

import java.util.Arrays;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.QuantizedTensor;

/** Who takes in which parameter. */
final class PackedLoaders {

  /** Takes in the content of one parameter; see {@link org.bitmargin.api.Inference#load}. */
  @FunctionalInterface
  interface Loader {
    void load(QuantizedTensor stored, long[] changed);
  }

  /** Sees one binary weight: input {@code position} of {@code unit}, and whether it is +1. */
  @FunctionalInterface
  interface Weight {
    void is(int unit, int position, boolean positive);
  }

  private final Plan plan;
  private final Loader[] loaders;

  PackedLoaders(Plan plan) {
    this.plan = plan;
    this.loaders = new Loader[plan.parameters().size()];
    Arrays.fill(loaders, (Loader) (stored, changed) -> {});
  }

  void put(Parameter parameter, Loader loader) {
    loaders[plan.indexOf(parameter)] = loader;
  }

  void load(int parameter, QuantizedTensor stored, long[] changed) {
    loaders[parameter].load(stored, changed);
  }

  /** The word with bit {@code index} mod 32 set or cleared. */
  static int with(int word, int index, boolean set) {
    return set ? word | 1 << index : word & ~(1 << index);
  }

  /** Visits the weights of a tensor [unit, …] that changed, all of them where that is null. */
  static void visit(QuantizedTensor stored, long[] changed, Weight visitor) {
    int units = (int) stored.shape()[0];
    int inputs = (int) (stored.codes().size() / units);
    if (changed != null) {
      for (long bit : changed) {
        int index = (int) bit;
        visitor.is(index / inputs, index % inputs, stored.codes().bit(bit));
      }
      return;
    }
    for (int u = 0; u < units; u++) {
      for (int i = 0; i < inputs; i++) {
        visitor.is(u, i, stored.codes().bit((long) u * inputs + i));
      }
    }
  }
}
