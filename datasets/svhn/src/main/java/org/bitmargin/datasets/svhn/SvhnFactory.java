package org.bitmargin.datasets.svhn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.bitmargin.api.DataOrigin;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.DatasetFactory;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.PublishedFile;
import org.bitmargin.api.Reference;
import org.bitmargin.datasets.images.Augmentation;
import org.bitmargin.datasets.images.Checksum;
import org.bitmargin.datasets.images.Completeness;
import org.bitmargin.datasets.images.ImageDataset;
import org.bitmargin.datasets.images.ImageExamples;
import org.bitmargin.datasets.images.Normalization;
import org.bitmargin.datasets.images.PixelScale;

/**
 * SVHN, cropped digits: 73 257 training and 26 032 test colour pictures of house numbers, 3×32×32,
 * the class being the digit in the middle.
 *
 * <p>Reads {@code train_32x32.mat} and {@code test_32x32.mat} (MATLAB v5) from the folder {@code
 * svhn} of a data root. The files' label 10 is class 0. Pixels in [0, 1] are the recipe of the MCEL
 * author's public code (standing R).
 *
 * <p>Netzer et al., NIPS Workshop on Deep Learning and Unsupervised Feature Learning, 2011.
 */
public final class SvhnFactory implements DatasetFactory<SvhnParameters> {
  private static final int TRAIN = 73_257;
  private static final int TEST = 26_032;

  private static final PixelScale[] STANDARD = {
    new PixelScale(.4377, .1980), new PixelScale(.4438, .2010), new PixelScale(.4728, .1970)
  };

  private static final Reference REFERENCE =
      new Reference(
          "Y. Netzer, T. Wang, A. Coates, A. Bissacco, B. Wu, A. Y. Ng, Reading Digits in Natural"
              + " Images with Unsupervised Feature Learning, NIPS Workshop, 2011",
          "http://ufldl.stanford.edu/housenumbers/",
          Reference.Standing.SECONDARY);

  private static final PublishedFile TRAIN_FILE =
      file("train_32x32.mat", "e26dedcc434d2e4c54c9b2d4a06d8373");
  private static final PublishedFile TEST_FILE =
      file("test_32x32.mat", "eb5a983be6a315427106f1b164d9cef3");

  private static PublishedFile file(String name, String md5) {
    return new PublishedFile(
        "svhn/" + name,
        List.of("http://ufldl.stanford.edu/housenumbers/" + name),
        md5,
        "",
        REFERENCE);
  }

  @Override
  public String name() {
    return "svhn";
  }

  @Override
  public String summary() {
    return "SVHN, cropped digits: 73 257 training and 26 032 test colour pictures of house numbers,"
        + " 32 x 32, ten classes.";
  }

  @Override
  public Reference reference() {
    return REFERENCE;
  }

  @Override
  public Class<SvhnParameters> parametersType() {
    return SvhnParameters.class;
  }

  @Override
  public SvhnParameters defaults() {
    return new SvhnParameters(Normalization.UNIT, 0, false, false);
  }

  /**
   * Opens it.
   *
   * @throws InvalidInputException where files are missing or malformed, or images are missing that
   *     must be there
   */
  @Override
  public Dataset open(SvhnParameters parameters, DatasetContext context) {
    SvhnFile train = read(TRAIN_FILE, TRAIN, context);
    SvhnFile test = read(TEST_FILE, TEST, context);
    DataOrigin origin = origin(train, test);
    Completeness.require(name(), origin, parameters.subset());
    PixelScale[] scale = parameters.normalization().scale(STANDARD);
    return ImageDataset.of(
        IntStream.range(0, SvhnFile.CLASSES).mapToObj(Integer::toString).toList(),
        examples(train, scale, parameters.augmentation()),
        examples(test, scale, Augmentation.NONE),
        origin);
  }

  private static SvhnFile read(PublishedFile file, int most, DatasetContext context) {
    return SvhnFile.read(context.require(file.path(), "run bitmargin datasets fetch svhn"), most);
  }

  private static ImageExamples examples(
      SvhnFile file, PixelScale[] scale, Augmentation augmentation) {
    return new ImageExamples(SvhnFile.SHAPE, file.pixels(), file.labels(), scale, augmentation);
  }

  private static DataOrigin origin(SvhnFile train, SvhnFile test) {
    int trained = train.labels().length;
    int tested = test.labels().length;
    boolean published =
        trained == TRAIN && tested == TEST && has(train, TRAIN_FILE) && has(test, TEST_FILE);
    DataOrigin.Content content = Completeness.of(trained, TRAIN, tested, TEST, published);
    String note =
        switch (content) {
          case SUBSET -> "of %d and %d".formatted(TRAIN, TEST);
          case UNVERIFIED -> "MD5 of the files is not the published one";
          default -> "";
        };
    List<Path> files = List.of(train.path(), test.path());
    return new DataOrigin(content, trained, tested, files, note);
  }

  private static boolean has(SvhnFile file, PublishedFile published) {
    try {
      return Checksum.MD5.of(file.path()).equals(published.md5());
    } catch (IOException e) {
      throw new InvalidInputException("%s: cannot be read (%s)".formatted(file.path(), e), e);
    }
  }

  @Override
  public DataOrigin inspect(SvhnParameters parameters, DatasetContext context) {
    return open(new SvhnParameters(Normalization.UNIT, 0, false, true), context).origin();
  }

  @Override
  public List<PublishedFile> publishedFiles(SvhnParameters parameters) {
    return List.of(TRAIN_FILE, TEST_FILE);
  }
}
