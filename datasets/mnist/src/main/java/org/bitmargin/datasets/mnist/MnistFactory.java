package org.bitmargin.datasets.mnist;

import java.util.List;
import org.bitmargin.api.DataOrigin;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.DatasetFactory;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.PublishedFile;
import org.bitmargin.api.Reference;
import org.bitmargin.datasets.idx.IdxSource;
import org.bitmargin.datasets.images.Normalization;
import org.bitmargin.datasets.images.PixelScale;

/**
 * MNIST: 60 000 training and 10 000 test pictures of handwritten digits, 1×28×28. Easy: a linear
 * classifier gets 92 % (assumed); figures on it say little about harder data.
 *
 * <p>Reads the four published IDX files, gzip or plain, from the folder {@code mnist} of a data
 * root.
 *
 * <p>LeCun, Bottou, Bengio and Haffner, Proceedings of the IEEE 86(11), 1998.
 */
public final class MnistFactory implements DatasetFactory<MnistParameters> {
  private static final PixelScale STANDARD = new PixelScale(.1307, .3081);

  private static final Reference REFERENCE =
      new Reference(
          "Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, Gradient-Based Learning Applied to Document Recognition, Proceedings of the IEEE, 1998",
          "doi:10.1109/5.726791",
          Reference.Standing.ASSUMED);

  private static final IdxSource SOURCE =
      IdxSource.likeMnist(
          "mnist",
          List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
          List.of(
              "https://ossci-datasets.s3.amazonaws.com/mnist/",
              "http://yann.lecun.com/exdb/mnist/"),
          List.of(
              "f68b3c2dcbeaaa9fbdd348bbdeb94873",
              "d53e105ee54ea40749a09fcbcd1e9432",
              "9fb629c4189551a2d022fa330f9573f3",
              "ec29112dd5afa0611ce80d1b7f02629c"),
          List.of("", "", "", ""),
          REFERENCE);

  @Override
  public String name() {
    return "mnist";
  }

  @Override
  public String summary() {
    return "MNIST: 60 000 training and 10 000 test grey pictures of handwritten digits, 28 x 28.";
  }

  @Override
  public Reference reference() {
    return REFERENCE;
  }

  @Override
  public Class<MnistParameters> parametersType() {
    return MnistParameters.class;
  }

  @Override
  public MnistParameters defaults() {
    return new MnistParameters(Normalization.UNIT, false);
  }

  /**
   * Opens it.
   *
   * @throws InvalidInputException where a file is missing or malformed, or images are missing that
   *     must be there
   */
  @Override
  public Dataset open(MnistParameters parameters, DatasetContext context) {
    return SOURCE.open(context, parameters.subset(), parameters.normalization().scale(STANDARD));
  }

  @Override
  public DataOrigin inspect(MnistParameters parameters, DatasetContext context) {
    return SOURCE.inspect(context);
  }

  @Override
  public List<PublishedFile> publishedFiles(MnistParameters parameters) {
    return SOURCE.files();
  }
}
