package org.bitmargin.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bitmargin.api.ActivationBuffer;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.MemoryGeometry;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The buffers a network holds its quantized activations in, and the faults of their cells: what a
 * layer wrote is encoded, the bits that fail are turned over, and the layers after it read the
 * rest. An image meets the same cells as the one before it.
 *
 * <p>Only the values that a fault can touch are encoded and decoded again: O(sites) an image.
 */
final class ActivationMemory implements AutoCloseable {

  private final List<ActivationBuffer> buffers;
  private final MemoryLayout layout;
  private final long[][][] flips;
  private long images;

  /**
   * Buffers of known size.
   *
   * @param buffers that lie in the faulty memory, after a first forward pass
   */
  ActivationMemory(List<ActivationBuffer> buffers, MemoryGeometry geometry) {
    this.buffers = List.copyOf(buffers);
    MemoryLayout.Builder builder = MemoryLayout.builder().geometry(geometry);
    buffers.forEach(b -> builder.add(b.name(), b.quantizer().bits(), b.size()));
    this.layout = builder.build();
    this.flips = new long[buffers.size()][][];
    reset();
  }

  boolean isEmpty() {
    return buffers.isEmpty();
  }

  MemoryLayout layout() {
    return layout;
  }

  /** Counts from 0 again. */
  void reset() {
    images = 0;
    for (int i = 0; i < flips.length; i++) {
      flips[i] = new long[layout.regions().get(i).width()][2];
    }
  }

  /** Makes the network read its activations through these faults. */
  void load(FaultMap map, double severity) {
    int site = 0;
    for (int r = 0; r < buffers.size(); r++) {
      MemoryRegion region = layout.regions().get(r);
      int from = site;
      while (site < map.size() && map.site(site) < region.endBit()) {
        site++;
      }
      Faults faults = new Faults(buffers.get(r), region, map, from, site, severity, flips[r]);
      boolean counts = r == 0;
      buffers
          .get(r)
          .tap(
              values -> {
                images += counts ? values.size(0) : 0;
                return faults.apply(values);
              });
    }
  }

  /** Bits turned over since the last reset. */
  long flipped() {
    return Arrays.stream(flips).flatMap(Arrays::stream).flatMapToLong(Arrays::stream).sum();
  }

  /** Bits read since the last reset. */
  long bitsRead() {
    return layout.bitCount() * images;
  }

  /** What turned over since the last reset, by buffer and bit. */
  List<AuditRow> rows() {
    List<AuditRow> rows = new ArrayList<>();
    for (int r = 0; r < flips.length; r++) {
      MemoryRegion region = layout.regions().get(r);
      for (int bit = 0; bit < region.width(); bit++) {
        long[] counts = flips[r][bit];
        rows.add(
            new AuditRow(
                region.name(), null, true, bit, region.size() * images, counts[0], counts[1]));
      }
    }
    return rows;
  }

  @Override
  public void close() {
    buffers.forEach(b -> b.tap(null));
  }

  /** The faults of one buffer. */
  private record Faults(
      ActivationBuffer buffer,
      MemoryRegion region,
      FaultMap map,
      int from,
      int to,
      double severity,
      long[][] flips) {

    INDArray apply(INDArray values) {
      int[] elements = elements();
      if (elements.length == 0) {
        return values;
      }
      int batch = (int) values.size(0);
      int size = (int) region.size();
      float[] all = Tensors.toArray(values);
      float[] touched = new float[batch * elements.length];
      for (int n = 0; n < batch; n++) {
        for (int e = 0; e < elements.length; e++) {
          touched[n * elements.length + e] = all[n * size + elements[e]];
        }
      }
      QuantizedTensor codes = buffer.quantizer().encode(Tensors.of(touched, touched.length));
      for (int n = 0; n < batch; n++) {
        turn(codes.codes(), n * elements.length);
      }
      float[] read = Tensors.toArray(buffer.quantizer().decode(codes));
      for (int n = 0; n < batch; n++) {
        for (int e = 0; e < elements.length; e++) {
          all[n * size + elements[e]] = read[n * elements.length + e];
        }
      }
      return Tensors.of(all, values.shape());
    }

    /** The elements with a site that can fail at this severity, ascending. */
    private int[] elements() {
      int[] elements = new int[to - from];
      int count = 0;
      for (int i = from; i < to; i++) {
        if (severity > Math.min(map.onset01(i), map.onset10(i))) {
          int element = (int) region.codeOf(map.site(i));
          if (count == 0 || elements[count - 1] != element) {
            elements[count++] = element;
          }
        }
      }
      return Arrays.copyOf(elements, count);
    }

    private void turn(PackedBits codes, int first) {
      int at = first - 1;
      long last = -1;
      for (int i = from; i < to; i++) {
        if (severity <= Math.min(map.onset01(i), map.onset10(i))) {
          continue;
        }
        long element = region.codeOf(map.site(i));
        at += element == last ? 0 : 1;
        last = element;
        int bit = region.bitOf(map.site(i));
        long position = (long) at * region.width() + bit;
        boolean one = codes.bit(position);
        if (severity > (one ? map.onset10(i) : map.onset01(i))) {
          codes.flip(position);
          flips[bit][one ? 1 : 0]++;
        }
      }
    }
  }
}
