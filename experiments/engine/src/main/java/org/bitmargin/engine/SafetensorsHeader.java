package org.bitmargin.engine;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a safetensors file says of itself. Every byte of the data belongs to exactly one tensor, as
 * the form asks for: a header that says anything else is refused.
 *
 * @param entries in the order of the header
 * @param metadata free-form
 */
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final String METADATA = "__metadata__";

  /** Bytes an element takes. */
  private static final Map<String, Integer> SIZES =
      Map.ofEntries(
          Map.entry("BOOL", 1),
          Map.entry("U8", 1),
          Map.entry("I8", 1),
          Map.entry("F8_E4M3", 1),
          Map.entry("F8_E5M2", 1),
          Map.entry("U16", 2),
          Map.entry("I16", 2),
          Map.entry("F16", 2),
          Map.entry("BF16", 2),
          Map.entry("U32", 4),
          Map.entry("I32", 4),
          Map.entry("F32", 4),
          Map.entry("U64", 8),
          Map.entry("I64", 8),
          Map.entry("F64", 8));

  /** A tensor at bytes {@code from} to {@code to} of the data. */
  record Entry(String name, String type, long[] shape, long from, long to) {

    /** Number of elements. */
    long elements() {
      return (to - from) / SIZES.get(type);
    }
  }

  /** What is the matter with a header. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }

  /**
   * Reads a header.
   *
   * @param dataBytes bytes of the file that follow it
   */
  static SafetensorsHeader parse(byte[] json, long dataBytes) throws Malformed {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (IOException e) {
      throw new Malformed("its header is not JSON with every name once");
    }
    require(root.isObject(), "its header is not a JSON object");
    List<Entry> entries = new ArrayList<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      if (field.getKey().equals(METADATA)) {
        field.getValue().properties().forEach(m -> metadata.put(m.getKey(), m.getValue().asText()));
      } else {
        entries.add(entry(field.getKey(), field.getValue()));
      }
    }
    requireEveryByteOnce(entries, dataBytes);
    return new SafetensorsHeader(entries, metadata);
  }

  private static Entry entry(String name, JsonNode node) throws Malformed {
    String type = node.path("dtype").asText();
    require(SIZES.containsKey(type), "tensor %s has the unknown type \"%s\"", name, type);
    JsonNode offsets = node.path("data_offsets");
    JsonNode sizes = node.path("shape");
    require(
        isLong(offsets.path(0)) && isLong(offsets.path(1)) && offsets.size() == 2,
        "tensor %s has no two data_offsets",
        name);
    require(sizes.isArray(), "tensor %s has no shape", name);
    long[] shape = new long[sizes.size()];
    long bytes = SIZES.get(type);
    for (int i = 0; i < shape.length; i++) {
      require(isLong(sizes.get(i)), "tensor %s has a size that is no number", name);
      shape[i] = sizes.get(i).asLong();
      require(shape[i] >= 0, "tensor %s has a negative size", name);
      bytes = product(bytes, shape[i]);
    }
    long from = offsets.get(0).asLong();
    long to = offsets.get(1).asLong();
    require(
        from >= 0 && to >= from && bytes == to - from,
        "tensor %s lies at bytes %d to %d, which its shape does not fit",
        name,
        from,
        to);
    return new Entry(name, type, shape, from, to);
  }

  private static boolean isLong(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong();
  }

  /** The greatest number where it would not fit. */
  private static long product(long a, long b) {
    return b != 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
  }

  private static void requireEveryByteOnce(List<Entry> entries, long dataBytes) throws Malformed {
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparingLong(Entry::from).thenComparingLong(Entry::to));
    long end = 0;
    for (Entry e : sorted) {
      require(
          e.to() <= dataBytes,
          "tensor %s lies at bytes %d to %d of %d",
          e.name(),
          e.from(),
          e.to(),
          dataBytes);
      require(
          e.from() == end,
          "tensor %s begins at byte %d, the one before it ends at %d",
          e.name(),
          e.from(),
          end);
      end = e.to();
    }
    require(end == dataBytes, "its tensors end at byte %d of %d", end, dataBytes);
  }

  private static void require(boolean condition, String problem, Object... arguments)
      throws Malformed {
    if (!condition) {
      throw new Malformed(problem.formatted(arguments));
    }
  }
}
