package org.bitmargin.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bitmargin.api.ActivationBuffer;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Model;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Tensors;

/**
 * Which stored data lie in the faulty memory: kinds of parameters ({@code weight}, {@code bias},
 * {@code batch-norm}, {@code batch-statistics}, {@code scale}), {@code activation} for all
 * quantized activations, or names of tensors, in which {@code *} stands for anything.
 */
public final class Exposure {
  private static final String ACTIVATION = "activation";

  private final List<String> entries;

  /** What a list of kinds and names exposes. */
  public Exposure(List<String> entries) {
    this.entries = List.copyOf(entries);
  }

  /** Whether a parameter lies in the faulty memory. */
  public boolean exposes(Parameter parameter) {
    return entries.stream().anyMatch(e -> matches(e, kind(parameter.role()), parameter.name()));
  }

  /** Whether the activations of a layer do. */
  public boolean exposes(ActivationBuffer buffer) {
    return entries.stream().anyMatch(e -> matches(e, ACTIVATION, buffer.name()));
  }

  /**
   * Checks that every entry means something.
   *
   * @throws InvalidInputException naming the entry and what there is
   */
  public void requireMatches(Model model) {
    List<String> names = new ArrayList<>();
    model.parameters().forEach(p -> names.add(p.name()));
    model.activations().forEach(a -> names.add(a.name()));
    if (entries.contains(ACTIVATION) && model.activations().isEmpty()) {
      throw new InvalidInputException(
          "evaluation.expose has \"activation\", but this network offers no activation buffers: expose parameters");
    }
    model.activations().stream().filter(this::exposes).forEach(Exposure::requireFixedRange);
    for (String entry : entries) {
      if (!isKind(entry) && names.stream().noneMatch(name -> fits(entry, name))) {
        throw new InvalidInputException(
            "evaluation.expose has \"%s\", which is neither a kind (%s) nor matches a tensor of the network: %s"
                .formatted(entry, String.join(", ", kinds().toList()), String.join(", ", names)));
      }
    }
  }

  /** A range from the data would be that of a batch, and no two images were stored alike. */
  private static void requireFixedRange(ActivationBuffer buffer) {
    if (buffer.quantizer().encode(Tensors.zeros(1, 1)).ranges().length > 0) {
      throw new InvalidInputException(
          "evaluation.expose has the activations %s, whose quantizer takes its range from the data: give activations a fixed range"
              .formatted(buffer.name()));
    }
  }

  private static boolean matches(String entry, String kind, String name) {
    return isKind(entry) ? entry.equals(kind) : fits(entry, name);
  }

  private static boolean isKind(String entry) {
    return kinds().anyMatch(entry::equals);
  }

  private static Stream<String> kinds() {
    return Stream.concat(
        Stream.of(Parameter.Role.values()).map(Exposure::kind), Stream.of(ACTIVATION));
  }

  private static String kind(Parameter.Role role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static boolean fits(String glob, String name) {
    StringBuilder regex = new StringBuilder();
    for (String part : glob.split("((?<=\\*)|(?=\\*))")) {
      regex.append(part.equals("*") ? ".*" : Pattern.quote(part));
    }
    return name.matches(regex.toString());
  }
}
