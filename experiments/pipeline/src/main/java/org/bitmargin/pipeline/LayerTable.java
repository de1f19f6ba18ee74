package org.bitmargin.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.LayerSummary;
import org.bitmargin.api.ModelContext;
import org.bitmargin.api.ModelFactory;
import org.bitmargin.api.Tensors;

/**
 * What the layers of a network store and compute, with the network's defaults, ten classes and the
 * images it is mostly used for.
 *
 * @param image channels, height and width
 * @param layers those that store something
 */
public record LayerTable(List<Integer> image, List<LayerSummary> layers) {
  /** Width for which the bits of each layer are given. */
  private static final int BITS = 8;

  private static final int CLASSES = 10;

  /** The table of a model that knows its layers. */
  public static Optional<LayerTable> of(Plugin plugin) {
    return plugin.factory() instanceof ModelFactory<?> models
        ? Optional.of(of(models)).filter(table -> !table.layers.isEmpty())
        : Optional.empty();
  }

  private static <P extends Record> LayerTable of(ModelFactory<P> factory) {
    int[] image = factory.imageShape();
    var context =
        new ModelContext(
            image[0],
            image[1],
            image[2],
            CLASSES,
            new AnyWidth(),
            FullPrecision.INSTANCE,
            new SplittableRandom(0));
    List<LayerSummary> layers =
        factory
            .create(factory.defaults(), context)
            .layers(Tensors.zeros(1, image[0], image[1], image[2]));
    return new LayerTable(
        List.of(image[0], image[1], image[2]),
        layers.stream().filter(layer -> layer.stored() > 0).toList());
  }

  /** A line above the table. */
  public String caption() {
    return "Layers, for %d×%d×%d images in %d classes; bits are those stored with %d-bit weights"
        .formatted(image.get(0), image.get(1), image.get(2), CLASSES, BITS);
  }

  /** A line below the table. */
  public String totals() {
    return "Stored bits in all, by bits of a weight: "
        + List.of(1, 2, 4, 8, Float.SIZE).stream()
            .map(b -> "%d: %s".formatted(b, number(sum(l -> l.storedBits(b)))))
            .collect(Collectors.joining(", "));
  }

  /** Names of the columns. */
  public static List<String> columns() {
    return List.of("layer", "output", "quantized", "float", "bits", "multiply-adds");
  }

  /** Texts by row and column, the last row being the sums. */
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (LayerSummary layer : layers) {
      String output =
          layer.output().stream().map(Object::toString).collect(Collectors.joining("×"));
      rows.add(
          List.of(
              layer.name(),
              output,
              number(layer.quantized()),
              number(layer.full()),
              number(layer.storedBits(BITS)),
              number(layer.multiplyAdds())));
    }
    rows.add(
        List.of(
            "all",
            "",
            number(sum(LayerSummary::quantized)),
            number(sum(LayerSummary::full)),
            number(sum(layer -> layer.storedBits(BITS))),
            number(sum(LayerSummary::multiplyAdds))));
    return rows;
  }

  /** As columns of plain text, two spaces from the left. */
  public String text() {
    List<List<String>> all = new ArrayList<>(List.of(columns()));
    all.addAll(rows());
    int[] widths = new int[columns().size()];
    all.forEach(
        row -> {
          for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], row.get(i).length());
          }
        });
    StringBuilder text = new StringBuilder(caption()).append('\n');
    for (List<String> row : all) {
      StringBuilder line = new StringBuilder(" ");
      for (int i = 0; i < widths.length; i++) {
        String format = i == 0 ? " %-" + widths[i] + "s" : "  %" + widths[i] + "s";
        line.append(format.formatted(row.get(i)));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.append("  ").append(totals()).append('\n').toString();
  }

  private long sum(ToLongFunction<LayerSummary> part) {
    return layers.stream().mapToLong(part).sum();
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', ' ');
  }
}
