package org.bitmargin.datasets.synthetic;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.DatasetFactory;
import org.bitmargin.api.Reference;
import org.bitmargin.datasets.images.ImageDataset;
import org.bitmargin.datasets.images.ImageExamples;
import org.bitmargin.datasets.images.ImageShape;
import org.bitmargin.datasets.images.PixelScale;

/**
 * Ten kinds of glyph on 28×28 grey pixels in [0, 1], made by arithmetic when the set is opened; no
 * file is read.
 *
 * <p>Made to learn something from within a minute. Measured on the defaults (test accuracy; chance
 * is 10 %): nearest class mean 51 %, logistic regression 65 %, nearest neighbour 83 %, VGG3 with
 * cross-entropy, Adam and batches of 128 96 % at 4 bits after 3 epochs and 93 % at 1 bit after 4.
 * It stands for no real task: conclusions about robustness need real data.
 *
 * <p>Example i of a part is of class i mod 10, so classes are balanced, and is a function of (seed,
 * part, i) alone: a longer set begins with the shorter one.
 */
public final class SyntheticFactory implements DatasetFactory<SyntheticParameters> {
  private static final int TRAIN = 0;
  private static final int TEST = 1;

  @Override
  public String name() {
    return "synthetic";
  }

  @Override
  public String summary() {
    return "Ten kinds of drawn glyph, 28 x 28 grey, made in memory: for quick starts and tests.";
  }

  @Override
  public Reference reference() {
    return new Reference(
        "Bitmargin, its own construction (see the javadoc)", "", Reference.Standing.DERIVED);
  }

  @Override
  public Class<SyntheticParameters> parametersType() {
    return SyntheticParameters.class;
  }

  @Override
  public SyntheticParameters defaults() {
    return new SyntheticParameters(6000, 1000, .1, 1);
  }

  @Override
  public Dataset open(SyntheticParameters parameters, DatasetContext context) {
    List<String> names =
        Stream.of(Glyph.values()).map(glyph -> glyph.name().toLowerCase(Locale.ROOT)).toList();
    return ImageDataset.of(
        names,
        examples(parameters, TRAIN, parameters.train()),
        examples(parameters, TEST, parameters.test()));
  }

  private static ImageExamples examples(SyntheticParameters parameters, int part, int count) {
    int area = Painter.SIDE * Painter.SIDE;
    Glyph[] glyphs = Glyph.values();
    byte[] pixels = new byte[count * area];
    byte[] labels = new byte[count];
    IntStream.range(0, count)
        .parallel()
        .forEach(
            i -> {
              int label = i % glyphs.length;
              labels[i] = (byte) label;
              new Painter(new Draws(parameters.seed(), part, i), parameters.noise())
                  .paint(glyphs[label], pixels, i * area);
            });
    return new ImageExamples(
        new ImageShape(1, Painter.SIDE, Painter.SIDE), pixels, labels, PixelScale.UNIT);
  }
}
