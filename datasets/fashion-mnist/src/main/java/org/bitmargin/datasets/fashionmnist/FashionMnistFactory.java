package org.bitmargin.datasets.fashionmnist;

import java.util.List;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.DatasetFactory;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Reference;
import org.bitmargin.datasets.idx.GreyDataset;
import org.bitmargin.datasets.idx.GreyExamples;
import org.bitmargin.datasets.idx.PixelScale;

/**
 * FashionMNIST: 60 000 training and 10 000 test pictures of articles of clothing, 1×28×28, ten
 * balanced classes; harder than MNIST at the same size.
 *
 * <p>Reads the four published IDX files, gzip or plain, from the folder {@code fashion-mnist} of a
 * data root and accepts only the published content.
 *
 * <p>Xiao, Rasul and Vollgraf, arXiv:1708.07747, 2017.
 */
public final class FashionMnistFactory implements DatasetFactory<FashionMnistParameters> {
  static final String NAME = "fashion-mnist";

  /** In the order of the labels, as in the table of the authors' repository. */
  static final List<String> CLASSES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "FashionMNIST: 60 000 training and 10 000 test grey pictures of clothes, 28 x 28, ten"
        + " classes.";
  }

  @Override
  public Reference reference() {
    return new Reference(
        "H. Xiao, K. Rasul, R. Vollgraf, Fashion-MNIST: a Novel Image Dataset for Benchmarking"
            + " Machine Learning Algorithms, 2017; https://github.com/zalandoresearch/fashion-mnist",
        "arXiv:1708.07747",
        Reference.Standing.READ);
  }

  @Override
  public Class<FashionMnistParameters> parametersType() {
    return FashionMnistParameters.class;
  }

  @Override
  public FashionMnistParameters defaults() {
    return new FashionMnistParameters(Normalization.UNIT);
  }

  /**
   * Opens it.
   *
   * @throws InvalidInputException where a file is missing, malformed or not the published one
   */
  @Override
  public Dataset open(FashionMnistParameters parameters, DatasetContext context) {
    PixelScale scale = parameters.normalization().scale();
    GreyExamples train = FashionMnistFiles.TRAIN.read(context).examples(scale);
    GreyExamples test = FashionMnistFiles.TEST.read(context).examples(scale);
    return GreyDataset.of(CLASSES, train, test);
  }
}
