package org.bitmargin.datasets.kmnist;

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
 * Kuzushiji-MNIST: 60 000 training and 10 000 test pictures of cursive Japanese characters,
 * 1×28×28, ten balanced classes; a drop-in for MNIST that is harder.
 *
 * <p>Reads the four published IDX files, gzip or plain, from the folder {@code kmnist} of a data
 * root.
 *
 * <p>Clanuwat et al., arXiv:1812.01718, 2018.
 */
public final class KmnistFactory implements DatasetFactory<KmnistParameters> {
  private static final PixelScale STANDARD = new PixelScale(.1918, .3483);

  private static final Reference REFERENCE =
      new Reference(
          "T. Clanuwat, M. Bober-Irizar, A. Kitamoto, A. Lamb, K. Yamamoto, D. Ha, Deep Learning for Classical Japanese Literature, 2018",
          "arXiv:1812.01718",
          Reference.Standing.ASSUMED);

  private static final IdxSource SOURCE =
      IdxSource.likeMnist(
          "kmnist",
          List.of("o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"),
          List.of("http://codh.rois.ac.jp/kmnist/dataset/kmnist/"),
          List.of(
              "bdb82020997e1d708af4cf47b453dcf7",
              "e144d726b3acfaa3e44228e80efcd344",
              "5c965bf0a639b31b8f53240b1b52f4d7",
              "7320c461ea6c1c855c0b718fb2a4b134"),
          List.of("", "", "", ""),
          REFERENCE);

  @Override
  public String name() {
    return "kmnist";
  }

  @Override
  public String summary() {
    return "Kuzushiji-MNIST: 60 000 training and 10 000 test grey pictures of cursive Japanese characters, 28 x 28.";
  }

  @Override
  public Reference reference() {
    return REFERENCE;
  }

  @Override
  public Class<KmnistParameters> parametersType() {
    return KmnistParameters.class;
  }

  @Override
  public KmnistParameters defaults() {
    return new KmnistParameters(Normalization.UNIT, false);
  }

  /**
   * Opens it.
   *
   * @throws InvalidInputException where a file is missing or malformed, or images are missing that
   *     must be there
   */
  @Override
  public Dataset open(KmnistParameters parameters, DatasetContext context) {
    return SOURCE.open(context, parameters.subset(), parameters.normalization().scale(STANDARD));
  }

  @Override
  public DataOrigin inspect(KmnistParameters parameters, DatasetContext context) {
    return SOURCE.inspect(context);
  }

  @Override
  public List<PublishedFile> publishedFiles(KmnistParameters parameters) {
    return SOURCE.files();
  }
}
