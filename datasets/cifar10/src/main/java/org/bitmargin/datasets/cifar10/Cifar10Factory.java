package org.bitmargin.datasets.cifar10;

import java.nio.file.Path;
import java.util.List;
import org.bitmargin.api.DataOrigin;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.DatasetFactory;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.PublishedFile;
import org.bitmargin.api.Reference;
import org.bitmargin.datasets.images.Augmentation;
import org.bitmargin.datasets.images.Completeness;
import org.bitmargin.datasets.images.ImageDataset;
import org.bitmargin.datasets.images.ImageExamples;
import org.bitmargin.datasets.images.Normalization;
import org.bitmargin.datasets.images.PixelScale;

/**
 * CIFAR-10: 50 000 training and 10 000 test colour pictures of animals and vehicles, 3×32×32, ten
 * balanced classes.
 *
 * <p>Reads the binary form from {@code cifar10/cifar-10-batches-bin} in a data root; Python's
 * pickles are refused. The defaults are the recipe of the MCEL author's public code: pixels in [−1,
 * 1], random crop with padding 4, and mirroring (standing R).
 *
 * <p>Krizhevsky, Learning Multiple Layers of Features from Tiny Images, 2009.
 */
public final class Cifar10Factory implements DatasetFactory<Cifar10Parameters> {
  /** In the order of the labels, as in {@code batches.meta.txt}. */
  static final List<String> CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  private static final PixelScale[] STANDARD = {
    new PixelScale(.4914, .2470), new PixelScale(.4822, .2435), new PixelScale(.4465, .2616)
  };

  private static final Reference REFERENCE =
      new Reference(
          "A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images, 2009",
          "https://www.cs.toronto.edu/~kriz/cifar.html",
          Reference.Standing.SECONDARY);

  @Override
  public String name() {
    return "cifar10";
  }

  @Override
  public String summary() {
    return "CIFAR-10: 50 000 training and 10 000 test colour pictures of animals and vehicles,"
        + " 32 x 32, ten classes.";
  }

  @Override
  public Reference reference() {
    return REFERENCE;
  }

  @Override
  public Class<Cifar10Parameters> parametersType() {
    return Cifar10Parameters.class;
  }

  @Override
  public Cifar10Parameters defaults() {
    return new Cifar10Parameters(Normalization.SYMMETRIC, 4, true, false);
  }

  /**
   * Opens it.
   *
   * @throws InvalidInputException where files are missing or malformed
   */
  @Override
  public Dataset open(Cifar10Parameters parameters, DatasetContext context) {
    Cifar10Files files = Cifar10Files.find(context);
    DataOrigin origin = files.origin();
    Completeness.require(name(), origin, parameters.subset());
    PixelScale[] scale = parameters.normalization().scale(STANDARD);
    return ImageDataset.of(
        CLASSES,
        read(files.train(), scale, parameters.augmentation()),
        read(List.of(files.test()), scale, Augmentation.NONE),
        origin);
  }

  private static ImageExamples read(
      List<Path> files, PixelScale[] scale, Augmentation augmentation) {
    int count = files.size() * CifarFile.RECORDS;
    byte[] pixels = new byte[count * CifarFile.SHAPE.length()];
    byte[] labels = new byte[count];
    for (int i = 0; i < files.size(); i++) {
      CifarFile.read(files.get(i), pixels, labels, i * CifarFile.RECORDS);
    }
    return new ImageExamples(CifarFile.SHAPE, pixels, labels, scale, augmentation);
  }

  @Override
  public DataOrigin inspect(Cifar10Parameters parameters, DatasetContext context) {
    return Cifar10Files.find(context).origin();
  }

  @Override
  public List<PublishedFile> publishedFiles(Cifar10Parameters parameters) {
    return List.of(
        new PublishedFile(
            "cifar10/cifar-10-binary.tar.gz",
            List.of("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"),
            "c32a1d4ab5d03f1284b67883e8d87530",
            "",
            REFERENCE));
  }
}
