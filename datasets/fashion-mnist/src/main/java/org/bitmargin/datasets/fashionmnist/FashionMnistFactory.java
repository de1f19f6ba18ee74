package org.bitmargin.datasets.fashionmnist;

import java.util.List;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.DatasetFactory;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.PublishedFile;
import org.bitmargin.api.Reference;
import org.bitmargin.datasets.idx.IdxSource;

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

  private static final Reference REFERENCE =
      new Reference(
          "H. Xiao, K. Rasul, R. Vollgraf, Fashion-MNIST: a Novel Image Dataset for Benchmarking"
              + " Machine Learning Algorithms, 2017; https://github.com/zalandoresearch/fashion-mnist",
          "arXiv:1708.07747",
          Reference.Standing.READ);

  private static final IdxSource SOURCE =
      IdxSource.likeMnist(
              NAME,
              // As in the table of the authors' repository.
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
                  "Ankle boot"),
              List.of("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
              List.of(
                  "8d4fb7e6c68d591d4c3dfef9ec88bf0d",
                  "25c81989df183df01b3e8a0aad5dffbe",
                  "bef4ecab320f06d8554ea6380940ec79",
                  "bb300cfdad3c16e7a12a480ee83cd310"),
              List.of(
                  "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
                  "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
                  "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
                  "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"),
              REFERENCE)
          .withHint(
              "run bitmargin datasets fetch fashion-mnist, or install Debian's package"
                  + " dataset-fashion-mnist (apt-get install dataset-fashion-mnist puts the four"
                  + " files into /usr/share/datasets/fashion-mnist)");

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
    return REFERENCE;
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
    return SOURCE.open(context, false, parameters.normalization().scale());
  }

  @Override
  public List<PublishedFile> publishedFiles(FashionMnistParameters parameters) {
    return SOURCE.files();
  }
}
