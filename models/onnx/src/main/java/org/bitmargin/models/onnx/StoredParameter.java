package org.bitmargin.models.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Tensors;

/**
 * A parameter as constants of a graph:
 *
 * <ul>
 *   <li>full precision: floats;
 *   <li>up to 8 bits, equally spaced values with 0 on their lattice: 8-bit codes, DequantizeLinear
 *       with a scale (and zero point) for the tensor or for each output channel; one bit is ±1;
 *   <li>without 0 on the lattice (affine ranges): codes from 0 on, DequantizeLinear, then Add of
 *       the lower end, since a zero point must be a whole number;
 *   <li>anything else: the quantized values as floats.
 * </ul>
 */
final class StoredParameter {
  private static final int WIDEST = 8;

  private final OnnxGraph graph;
  private final Parameter parameter;
  private final QuantizedTensor stored;
  private final float[] values;
  private final long[] shape;

  private StoredParameter(OnnxGraph graph, Parameter parameter) {
    this.graph = graph;
    this.parameter = parameter;
    this.stored = parameter.quantizer().encode(parameter.value());
    this.values = Tensors.toArray(parameter.quantizer().decode(stored));
    this.shape = parameter.value().shape();
  }

  /** Adds it; the name of its float value. */
  static String add(OnnxGraph graph, Parameter parameter) {
    StoredParameter stored = new StoredParameter(graph, parameter);
    return stored.lattices().flatMap(stored::codes).orElseGet(stored::floats);
  }

  private String floats() {
    return graph.floats(parameter.name(), values, shape);
  }

  /** One for each channel, or one for all; empty where some channel has none. */
  private Optional<List<Lattice>> lattices() {
    if (parameter.quantizer() == FullPrecision.INSTANCE
        || parameter.quantizer().bits() > WIDEST
        || shape.length == 0
        || values.length == 0) {
      return Optional.empty();
    }
    int channels = (int) shape[0];
    int codes = 1 << parameter.quantizer().bits();
    PackedBits every = new PackedBits(parameter.quantizer().bits(), (long) channels * codes);
    for (int i = 0; i < every.size(); i++) {
      every.set(i, i % codes);
    }
    float[] table =
        Tensors.toArray(
            parameter
                .quantizer()
                .decode(new QuantizedTensor(new long[] {channels, codes}, every, stored.ranges())));
    List<Lattice> lattices = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      Optional<Lattice> lattice = Lattice.of(Arrays.copyOfRange(table, c * codes, (c + 1) * codes));
      if (lattice.isEmpty()) {
        return Optional.empty();
      }
      lattices.add(lattice.get());
    }
    boolean alike = lattices.stream().distinct().count() == 1;
    return Optional.of(alike ? lattices.subList(0, 1) : lattices);
  }

  private Optional<String> codes(List<Lattice> lattices) {
    int each = values.length / lattices.size();
    int[] numbers = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      Lattice lattice = lattices.get(i / each);
      numbers[i] = lattice.number(values[i]);
      boolean met = Math.abs(lattice.value(numbers[i]) - values[i]) <= 1e-3 * lattice.step();
      if (!met || numbers[i] < 0 || numbers[i] > 255) {
        return Optional.empty(); // its table is not all that its values depend on
      }
    }
    List<Optional<Integer>> zeros = lattices.stream().map(Lattice::zero).toList();
    if (zeros.stream().allMatch(Optional::isPresent)) {
      int[] zero = zeros.stream().mapToInt(Optional::get).toArray();
      return Optional.of(withZero(numbers, zero, each, lattices));
    }
    String spaced = dequantized(numbers, false, new int[lattices.size()], ".spaced", lattices);
    float[] low = new float[lattices.size()];
    IntStream.range(0, low.length).forEach(c -> low[c] = (float) lattices.get(c).low());
    return Optional.of(
        graph.node(
            "Add",
            parameter.name(),
            spaced,
            graph.floats(parameter.name() + ".low", low, besideChannels(low.length))));
  }

  /** [channels, 1, …], so that each channel meets its own number. */
  private long[] besideChannels(int channels) {
    long[] sizes = new long[shape.length];
    Arrays.fill(sizes, 1);
    sizes[0] = channels;
    return sizes;
  }

  private String withZero(int[] numbers, int[] zero, int each, List<Lattice> lattices) {
    int[] signed = new int[numbers.length];
    boolean fits = true;
    for (int i = 0; i < signed.length; i++) {
      signed[i] = numbers[i] - zero[i / each];
      fits &= signed[i] == (byte) signed[i];
    }
    return fits
        ? dequantized(signed, true, new int[zero.length], "", lattices)
        : dequantized(numbers, false, zero, "", lattices);
  }

  private String dequantized(
      int[] codes, boolean signed, int[] zero, String suffix, List<Lattice> lattices) {
    String name = parameter.name();
    boolean perChannel = lattices.size() > 1;
    long[] sizes = perChannel ? new long[] {lattices.size()} : new long[0];
    float[] scale = new float[lattices.size()];
    IntStream.range(0, scale.length).forEach(c -> scale[c] = (float) lattices.get(c).step());
    return graph.node(
        "DequantizeLinear",
        name + suffix,
        perChannel ? Map.of("axis", 0L) : Map.of(),
        graph.integers(name + ".codes", signed, bytes(codes), shape),
        graph.floats(name + ".scale", scale, sizes),
        graph.integers(name + ".zero", signed, bytes(zero), sizes));
  }

  private static byte[] bytes(int[] numbers) {
    byte[] bytes = new byte[numbers.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) numbers[i];
    }
    return bytes;
  }
}
