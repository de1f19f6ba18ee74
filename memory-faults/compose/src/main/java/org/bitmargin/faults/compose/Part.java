package org.bitmargin.faults.compose;

import java.util.List;
import java.util.regex.Pattern;
import org.bitmargin.api.InnerFaultModel;
import org.bitmargin.api.MemoryRegion;

/**
 * A fault model and the tensors it acts on.
 *
 * @param tensors globs of tensor names, * standing for any characters; what a protection adds to a
 *     tensor (conv1.weight/parity) goes with it
 * @param model what happens to them
 */
public record Part(List<String> tensors, InnerFaultModel model) {

  public Part {
    if (tensors == null || tensors.isEmpty() || tensors.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "tensors must list globs of tensor names such as conv1*, was " + tensors);
    }
    if (model == null) {
      throw new IllegalArgumentException("model is missing: a fault model");
    }
    tensors = List.copyOf(tensors);
  }

  boolean covers(MemoryRegion region) {
    return tensors.stream().anyMatch(glob -> matches(glob, region));
  }

  static boolean matches(String glob, MemoryRegion region) {
    String name = region.name();
    int guarded = name.indexOf('/');
    return fits(glob, name) || guarded > 0 && fits(glob, name.substring(0, guarded));
  }

  private static boolean fits(String glob, String name) {
    StringBuilder regex = new StringBuilder();
    for (String piece : glob.split("((?<=\\*)|(?=\\*))")) {
      regex.append(piece.equals("*") ? ".*" : Pattern.quote(piece));
    }
    return name.matches(regex.toString());
  }

  /** How messages name it. */
  String label() {
    return "%s on %s".formatted(model.name(), String.join(", ", tensors));
  }
}
