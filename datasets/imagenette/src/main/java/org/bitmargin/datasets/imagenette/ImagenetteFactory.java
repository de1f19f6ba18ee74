package org.bitmargin.datasets.imagenette;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.bitmargin.datasets.images.ImageShape;
import org.bitmargin.datasets.images.Normalization;
import org.bitmargin.datasets.images.PixelScale;

/**
 * Imagenette: 9 469 training and 3 925 test pictures of ten easily told classes of ImageNet, here
 * squeezed to 3×64×64.
 *
 * <p>Reads JPEG files from {@code imagenette/<folder>/{train,val}/<WordNet id>} in a data root; a
 * label is the rank of the id. Pictures are decoded and squeezed once; the small ones are kept in
 * the cache with their SHA-256. Size, ImageNet's mean and deviation, crop and mirroring are the
 * recipe of the MCEL author's public code (standing R; the crop's padding of 4 assumed).
 *
 * <p>Howard, Imagenette, 2019; the pictures are ImageNet's and under its terms.
 */
public final class ImagenetteFactory implements DatasetFactory<ImagenetteParameters> {
  private static final int TRAIN = 9_469;
  private static final int TEST = 3_925;

  private static final List<String> CLASSES =
      List.of(
          "tench",
          "English springer",
          "cassette player",
          "chain saw",
          "church",
          "French horn",
          "garbage truck",
          "gas pump",
          "golf ball",
          "parachute");

  private static final PixelScale[] STANDARD = {
    new PixelScale(.485, .229), new PixelScale(.456, .224), new PixelScale(.406, .225)
  };

  private static final Map<String, String> ARCHIVES =
      Map.of(
          "imagenette2-160", "e793b78cc4c9e9a4ccc0c1155377a412",
          "imagenette2-320", "3df6f0d01a2c9592104656642f5e78a3",
          "imagenette2", "fe2fc210e6bb7c5664d602c3cd71e612");

  private static final Reference REFERENCE =
      new Reference(
          "J. Howard, Imagenette, 2019",
          "https://github.com/fastai/imagenette",
          Reference.Standing.SECONDARY);

  @Override
  public String name() {
    return "imagenette";
  }

  @Override
  public String summary() {
    return "Imagenette: 9 469 training and 3 925 test colour pictures of ten classes of ImageNet,"
        + " squeezed to 64 x 64.";
  }

  @Override
  public Reference reference() {
    return REFERENCE;
  }

  @Override
  public Class<ImagenetteParameters> parametersType() {
    return ImagenetteParameters.class;
  }

  @Override
  public ImagenetteParameters defaults() {
    return new ImagenetteParameters("imagenette2-160", 64, Normalization.STANDARD, 4, true, false);
  }

  private record Parts(ImageFolder train, ImageFolder test) {

    DataOrigin origin(Path folder) {
      DataOrigin.Content content = Completeness.of(train.size(), TRAIN, test.size(), TEST, false);
      String note =
          content == DataOrigin.Content.SUBSET
              ? "of %d and %d".formatted(TRAIN, TEST)
              : "as many images as published; they have no checksums of their own";
      return new DataOrigin(content, train.size(), test.size(), List.of(folder), note);
    }
  }

  /**
   * Opens it; the first time decodes all images.
   *
   * @throws InvalidInputException where folders are missing or a file is no whole JPEG
   */
  @Override
  public Dataset open(ImagenetteParameters parameters, DatasetContext context) {
    Path folder = find(parameters, context);
    Parts parts = parts(folder);
    DataOrigin origin = parts.origin(folder);
    Completeness.require(name(), origin, parameters.subset());
    PreparedImages images = images(parts, parameters, context);
    ImageShape shape = new ImageShape(3, parameters.side(), parameters.side());
    PixelScale[] scale = parameters.normalization().scale(STANDARD);
    return ImageDataset.of(
        CLASSES,
        new ImageExamples(
            shape, images.train(), parts.train().labels(), scale, parameters.augmentation()),
        new ImageExamples(shape, images.test(), parts.test().labels(), scale, Augmentation.NONE),
        origin);
  }

  private static Parts parts(Path folder) {
    return new Parts(
        ImageFolder.of(folder.resolve("train")), ImageFolder.of(folder.resolve("val")));
  }

  private static PreparedImages images(
      Parts parts, ImagenetteParameters parameters, DatasetContext context) {
    int side = parameters.side();
    if (context.cache().isEmpty()) {
      return PreparedImages.decode(parts.train(), parts.test(), side, context.listener());
    }
    try {
      Path place = context.cache().get().resolve("imagenette");
      ImageCache cache =
          ImageCache.of(place, parameters.folder(), parts.train(), parts.test(), side);
      int length = 3 * side * side;
      Optional<PreparedImages> kept =
          cache.read(parts.train().size() * length, parts.test().size() * length);
      if (kept.isPresent()) {
        return kept.get();
      }
      PreparedImages made =
          PreparedImages.decode(parts.train(), parts.test(), side, context.listener());
      cache.write(made);
      return made;
    } catch (IOException e) {
      throw new InvalidInputException("imagenette cannot be read (%s)".formatted(e), e);
    }
  }

  @Override
  public DataOrigin inspect(ImagenetteParameters parameters, DatasetContext context) {
    Path folder = find(parameters, context);
    return parts(folder).origin(folder);
  }

  private static Path find(ImagenetteParameters parameters, DatasetContext context) {
    String relative = "imagenette/" + parameters.folder();
    return context
        .findFolder(relative)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "data folder %s not found (looked in %s)%s: unpack %s.tgz there or run bitmargin"
                            .formatted(
                                relative,
                                context.roots().stream()
                                    .map(Path::toString)
                                    .collect(Collectors.joining(", ")),
                                others(context),
                                parameters.folder())
                        + " datasets fetch imagenette"));
  }

  /** Folders that are there under another name. */
  private static String others(DatasetContext context) {
    String names =
        context
            .findFolder("imagenette")
            .map(
                folder -> {
                  try (Stream<Path> entries = Files.list(folder)) {
                    return entries
                        .filter(entry -> Files.isDirectory(entry.resolve("train")))
                        .map(entry -> entry.getFileName().toString())
                        .sorted()
                        .collect(Collectors.joining(", "));
                  } catch (IOException e) {
                    return "";
                  }
                })
            .orElse("");
    return names.isEmpty() ? "" : "; there is %s, to be named as folder".formatted(names);
  }

  @Override
  public List<PublishedFile> publishedFiles(ImagenetteParameters parameters) {
    String md5 = ARCHIVES.get(parameters.folder());
    return md5 == null
        ? List.of()
        : List.of(
            new PublishedFile(
                "imagenette/" + parameters.folder() + ".tgz",
                List.of(
                    "https://s3.amazonaws.com/fast-ai-imageclas/" + parameters.folder() + ".tgz"),
                md5,
                "",
                REFERENCE));
  }
}
