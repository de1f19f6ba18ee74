package org.bitmargin.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * The quantizers used where an experiment names only a number of bits: binary for 1; for 2 to 8,
 * weights uniform and affine over their own range, activations uniform and symmetric over [−1, 1];
 * full precision for 32.
 */
final class DefaultQuantizers {
  private final PluginRegistry registry;

  DefaultQuantizers(PluginRegistry registry) {
    this.registry = registry;
  }

  PluginChoice weights(int bits) {
    ObjectNode uniform = StrictJson.MAPPER.createObjectNode();
    uniform.put("bits", bits).put("scheme", "affine").put("range", "data");
    return of(bits, uniform);
  }

  PluginChoice activations(int bits) {
    ObjectNode uniform = StrictJson.MAPPER.createObjectNode();
    uniform.put("bits", bits).put("scheme", "symmetric").put("range", "fixed").put("bound", 1.0);
    return of(bits, uniform);
  }

  private PluginChoice of(int bits, ObjectNode uniform) {
    ObjectNode none = StrictJson.MAPPER.createObjectNode();
    return switch (bits) {
      case 1 -> choose("binary", none);
      case QuantizationChoice.FLOAT_BITS -> choose(FullPrecisionFactory.NAME, none);
      default -> choose("uniform", uniform);
    };
  }

  private PluginChoice choose(String name, ObjectNode parameters) {
    Plugin plugin = registry.require(PluginKind.QUANTIZER, name);
    ConfigSource source = new ConfigSource("the default quantizers", Map.of());
    ConfigNode node = new ConfigNode(parameters, name, source);
    return new PluginChoice(name, RecordBinder.bind(plugin.defaults(), node));
  }
}
