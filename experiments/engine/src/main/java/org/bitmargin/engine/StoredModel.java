package org.bitmargin.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.api.Model;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A model as a memory holds it: every exposed parameter encoded into one image. Faults are loaded
 * by flipping stored bits, decoding the tensors they touch and overriding the model's parameters;
 * unloading flips the same bits back, so nothing is ever copied for a chip.
 *
 * <p>Ranges are those of the clean tensors. They are stored data themselves: exposed on request.
 */
public final class StoredModel implements AutoCloseable {
  private static final float[] EMPTY = {};

  private final List<StoredParameter> parameters = new ArrayList<>();
  private final MemoryImage image;
  private long[] loaded = {};

  /**
   * Encodes the current values of a model and makes it compute with what is read back.
   *
   * @param expose roles that lie in the faulty memory
   * @param exposeRanges whether their quantization ranges lie there too
   */
  public StoredModel(Model model, Set<Parameter.Role> expose, boolean exposeRanges) {
    MemoryLayout.Builder layout = MemoryLayout.builder();
    List<PackedBits> contents = new ArrayList<>();
    for (Parameter parameter : model.parameters()) {
      boolean exposed = expose.contains(parameter.role());
      QuantizedTensor stored = parameter.quantizer().encode(parameter.value());
      int codesRegion = exposed ? append(layout, contents, parameter.name(), stored.codes()) : -1;
      int rangesRegion = -1;
      if (exposed && exposeRanges && stored.ranges().length > 0) {
        PackedBits ranges =
            FullPrecision.INSTANCE
                .encode(Tensors.of(stored.ranges(), stored.ranges().length))
                .codes();
        rangesRegion = append(layout, contents, parameter.name() + ".ranges", ranges);
      }
      parameters.add(new StoredParameter(parameter, stored, codesRegion, rangesRegion));
    }
    image = new MemoryImage(layout.build(), contents);
    parameters.forEach(p -> p.readBack(image));
  }

  private static int append(
      MemoryLayout.Builder layout, List<PackedBits> contents, String name, PackedBits codes) {
    layout.add(name, codes.width(), codes.size());
    contents.add(codes);
    return contents.size() - 1;
  }

  /** What the faulty memory holds at the moment. */
  public MemoryImage image() {
    return image;
  }

  /** All parameters with where they are stored, exposed or not. */
  List<StoredParameter> parameters() {
    return parameters;
  }

  /**
   * Makes the model compute with these bits turned over, in place of those loaded before.
   *
   * @param flips ascending addresses, as {@link org.bitmargin.api.FaultMap#flips} resolves them
   *     against the clean image
   */
  public void load(long[] flips) {
    BitSet touched = new BitSet();
    turn(loaded, touched);
    turn(flips, touched);
    loaded = flips.clone();
    parameters.stream().filter(p -> p.isTouched(touched)).forEach(p -> p.readBack(image));
  }

  /** Restores the clean image and makes the model compute with it. */
  public void unload() {
    load(new long[0]);
  }

  private void turn(long[] addresses, BitSet touched) {
    image.flip(addresses);
    int region = 0;
    List<MemoryRegion> regions = image.layout().regions();
    for (long address : addresses) {
      while (address >= regions.get(region).endBit()) {
        region++;
      }
      touched.set(region);
    }
  }

  /** Gives the model back its own latent values. */
  @Override
  public void close() {
    parameters.forEach(p -> p.parameter().override(null));
  }

  /** A parameter, its clean encoding and the regions it lies in (−1: not in the faulty memory). */
  record StoredParameter(
      Parameter parameter, QuantizedTensor stored, int codesRegion, int rangesRegion) {

    boolean exposed() {
      return codesRegion >= 0;
    }

    boolean isTouched(BitSet regions) {
      return exposed()
          && (regions.get(codesRegion) || rangesRegion >= 0 && regions.get(rangesRegion));
    }

    void readBack(MemoryImage image) {
      QuantizedTensor read = stored;
      if (rangesRegion >= 0) {
        PackedBits bits = image.content(rangesRegion);
        long[] shape = {bits.size()};
        INDArray ranges = FullPrecision.INSTANCE.decode(new QuantizedTensor(shape, bits, EMPTY));
        read = stored.withRanges(Tensors.toArray(ranges));
      }
      parameter.override(parameter.quantizer().decode(read));
    }
  }
}
