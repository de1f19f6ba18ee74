package org.bitmargin.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;

/** Says which interval some samples carry and over how many chips, seeds and images. */
final class IntervalNote {
  private IntervalNote() {}

  /** In words, e.g. "95 % Student-t interval over 10 chips". */
  static String of(Collection<Sample> samples) {
    return of(samples, "");
  }

  /** The same where intervals over images are marked by a star. */
  static String starred(Collection<Sample> samples) {
    return of(samples, "* ");
  }

  private static String of(Collection<Sample> samples, String mark) {
    List<Sample> chips = of(samples, Estimate.Kind.CHIPS);
    List<Sample> images = of(samples, Estimate.Kind.IMAGES);
    List<String> clauses = new ArrayList<>();
    if (!chips.isEmpty()) {
      clauses.add("95 % Student-t interval over " + span(chips, Sample::chips, "chip"));
    }
    if (!images.isEmpty()) {
      boolean single = images.stream().allMatch(sample -> sample.chips() == 1);
      String where = single ? "with one chip: " : chips.isEmpty() ? "" : "where all chips agree: ";
      clauses.add(
          mark + where + "95 % Wilson interval over " + span(images, Sample::images, "image"));
    }
    if (samples.stream().anyMatch(sample -> sample.seeds() > 1)) {
      clauses.add("means over " + span(List.copyOf(samples), Sample::seeds, "training seed"));
    }
    return String.join("; ", clauses);
  }

  /** {@code 10 chips}, or {@code 5 to 10 chips} where the samples differ. */
  static String span(List<Sample> samples, ToLongFunction<Sample> of, String noun) {
    long least = samples.stream().mapToLong(of).min().orElseThrow();
    long most = samples.stream().mapToLong(of).max().orElseThrow();
    return (least == most ? "" : Text.grouped(least) + " to ") + Text.count(most, noun);
  }

  private static List<Sample> of(Collection<Sample> samples, Estimate.Kind kind) {
    return samples.stream().filter(sample -> sample.estimate().kind() == kind).toList();
  }
}
