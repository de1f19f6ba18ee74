package org.bitmargin.engine;

import java.util.ArrayList;
import java.util.List;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.Inference;
import org.bitmargin.api.MemoryGeometry;
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
 * A model as a memory holds it: every exposed parameter encoded into one image, which an {@link
 * Inference} computes on. Going from one set of faults to another turns over the bits in which they
 * differ and tells the inference which those are; nothing is copied for a chip.
 *
 * <p>Ranges are those of the clean tensors. They are stored data themselves: exposed on request.
 */
public final class StoredModel implements AutoCloseable {
  private static final float[] EMPTY = {};

  private final Inference inference;
  private final List<StoredParameter> parameters = new ArrayList<>();
  private final List<StoredParameter> ofRegion = new ArrayList<>();
  private final MemoryImage image;
  private long[] loaded = {};

  /**
   * Encodes the current values of a model.
   *
   * @param inference of that model, made to compute with what the memory holds; closed with this
   * @param expose what lies in the faulty memory
   * @param exposeRanges whether their quantization ranges lie there too
   * @param geometry where addresses lie physically
   */
  public StoredModel(
      Model model,
      Inference inference,
      Exposure expose,
      boolean exposeRanges,
      MemoryGeometry geometry) {
    this.inference = inference;
    MemoryLayout.Builder layout = MemoryLayout.builder().geometry(geometry);
    List<PackedBits> contents = new ArrayList<>();
    for (Parameter parameter : model.parameters()) {
      boolean exposed = expose.exposes(parameter);
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
      var entry =
          new StoredParameter(parameters.size(), parameter, stored, codesRegion, rangesRegion);
      parameters.add(entry);
      while (ofRegion.size() < contents.size()) {
        ofRegion.add(entry);
      }
    }
    image = new MemoryImage(layout.build(), contents);
    parameters.forEach(p -> inference.load(p.index(), p.read(image), null));
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

  /**
   * For each region of the image what its codes read, one table or one a channel; null where they
   * are too wide for a table.
   */
  List<float[]> values() {
    List<float[]> values = new ArrayList<>();
    for (int r = 0; r < ofRegion.size(); r++) {
      values.add(codesOf(r) < 0 ? null : CodeTables.of(ofRegion.get(r)));
    }
    return values;
  }

  /** Index of the parameter whose codes a region holds; −1 where it holds ranges. */
  int codesOf(int region) {
    StoredParameter p = ofRegion.get(region);
    return region == p.codesRegion() ? p.index() : -1;
  }

  /** What computes on it. */
  Inference inference() {
    return inference;
  }

  /** All parameters with where they are stored, exposed or not. */
  List<StoredParameter> parameters() {
    return parameters;
  }

  /**
   * Makes the inference compute with these bits turned over, in place of those loaded before.
   *
   * @param flips ascending addresses, as {@link org.bitmargin.api.FaultMap#flips} resolves them
   *     against the clean image
   */
  public void load(long[] flips) {
    long[] changed = Addresses.inOneOnly(loaded, flips);
    image.flip(changed);
    loaded = flips.clone();
    List<MemoryRegion> regions = image.layout().regions();
    int from = 0;
    for (int r = 0; from < changed.length; r++) {
      int to = from;
      while (to < changed.length && changed[to] < regions.get(r).endBit()) {
        to++;
      }
      if (to > from) {
        tell(r, Addresses.relative(changed, from, to, regions.get(r).firstBit()));
      }
      from = to;
    }
  }

  private void tell(int region, long[] changed) {
    StoredParameter p = ofRegion.get(region);
    inference.load(p.index(), p.read(image), region == p.codesRegion() ? changed : null);
  }

  /** Restores the clean image and makes the inference compute with it. */
  public void unload() {
    load(new long[0]);
  }

  /** Gives the model back its own latent values. */
  @Override
  public void close() {
    inference.close();
  }

  /**
   * A parameter, its clean encoding and the regions it lies in (−1: not in the faulty memory). The
   * codes are those of the image, so that flips show in them.
   */
  record StoredParameter(
      int index, Parameter parameter, QuantizedTensor stored, int codesRegion, int rangesRegion) {

    QuantizedTensor read(MemoryImage image) {
      if (rangesRegion < 0) {
        return stored;
      }
      PackedBits bits = image.content(rangesRegion);
      long[] shape = {bits.size()};
      INDArray ranges = FullPrecision.INSTANCE.decode(new QuantizedTensor(shape, bits, EMPTY));
      return stored.withRanges(Tensors.toArray(ranges));
    }
  }
}
