package org.bitmargin.datasets.svhn;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.datasets.images.ImageShape;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5Reader.EntryHeader;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;

/**
 * A file of the "cropped digits" form: variables X (uint8, 32×32×3×N, column-major, so byte = row +
 * 32·column + 1024·channel + 3072·image) and y (N×1, where 10 stands for the digit 0).
 *
 * @param pixels image after image, channel planes, row-major
 * @param labels 0 to 9
 */
record SvhnFile(Path path, byte[] pixels, byte[] labels) {
  static final ImageShape SHAPE = new ImageShape(3, 32, 32);
  static final int CLASSES = 10;

  private static final int SIDE = 32;
  private static final int INFLATE_BUFFER = 1 << 16;

  /**
   * Reads a file.
   *
   * @param most number of images published; no more than these are allocated, whatever a header
   *     says
   */
  static SvhnFile read(Path path, int most) {
    try {
      MatContainer container = MatContainer.of(path);
      byte[] pixels = null;
      byte[] labels = null;
      long end = 0;
      for (MatContainer.Element element : container.elements()) {
        MatFile.Entry entry = entry(path, container, element, most);
        if (entry.getName().equals("X")) {
          pixels = pixels((Matrix) entry.getValue());
        } else {
          labels = labels(path, element, (Matrix) entry.getValue());
        }
        end = element.offset() + element.length();
      }
      if (pixels == null || labels == null) {
        throw MatContainer.wrong(
            path,
            "has no variable %s before its end at offset %d: expected X and y",
            pixels == null ? "X" : "y",
            end);
      }
      if (pixels.length / SHAPE.length() != labels.length) {
        throw MatContainer.wrong(
            path,
            "holds %d images and %d labels before its end at offset %d: expected one label an image",
            pixels.length / SHAPE.length(),
            labels.length,
            end);
      }
      return new SvhnFile(path, pixels, labels);
    } catch (IOException e) {
      throw new InvalidInputException("%s: cannot be read (%s)".formatted(path, e), e);
    }
  }

  private static MatFile.Entry entry(
      Path path, MatContainer container, MatContainer.Element element, int most)
      throws IOException {
    try (InputStream file = Files.newInputStream(path)) {
      file.skipNBytes(element.offset());
      InputStream alone =
          new SequenceInputStream(
              new ByteArrayInputStream(container.header()), new Limited(file, element.length()));
      try (Source source = Sources.wrapInputStream(alone)) {
        MatFile read =
            Mat5.newReader(source)
                .setMaxInflateBufferSize(INFLATE_BUFFER)
                .disableSubsystemProcessing()
                .setEntryFilter(header -> isExpected(path, element, header, most))
                .readMat();
        return read.getEntries().iterator().next();
      }
    } catch (IOException | RuntimeException e) {
      throw told(e)
          .orElseGet(
              () ->
                  MatContainer.wrong(
                      path,
                      "the element at offset %d is damaged (%s): get the file again",
                      element.offset(),
                      rootMessage(e)));
    }
  }

  private static Optional<InvalidInputException> told(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidInputException input) {
        return Optional.of(input);
      }
    }
    return Optional.empty();
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).replaceAll("\\s+", " ");
  }

  /** Looks at type and size before the content is allocated. */
  private static boolean isExpected(
      Path path, MatContainer.Element element, EntryHeader header, int most) {
    int[] size = header.getDimensions();
    String shown =
        "variable %s in the element at offset %d is %s %s"
            .formatted(header.getName(), element.offset(), header.getType(), Arrays.toString(size));
    boolean right =
        switch (header.getName()) {
          case "X" ->
              header.getType() == MatlabType.UInt8
                  && size.length == 4
                  && Arrays.equals(Arrays.copyOf(size, 3), new int[] {SIDE, SIDE, 3})
                  && isCount(size[3], most);
          case "y" ->
              (header.getType() == MatlabType.Double || header.getType() == MatlabType.UInt8)
                  && size.length == 2
                  && size[1] == 1
                  && isCount(size[0], most);
          default -> false;
        };
    if (!right) {
      throw MatContainer.wrong(
          path,
          "%s, expected X, uint8 [32, 32, 3, N], or y, double or uint8 [N, 1], with N from 1 to %d",
          shown,
          most);
    }
    return true;
  }

  private static boolean isCount(int count, int most) {
    return count >= 1 && count <= most;
  }

  private static byte[] pixels(Matrix matrix) {
    int length = SHAPE.length();
    int count = matrix.getNumElements() / length;
    byte[] pixels = new byte[matrix.getNumElements()];
    IntStream.range(0, count)
        .parallel()
        .forEach(
            image -> {
              for (int from = image * length; from < (image + 1) * length; from++) {
                int within = from % length;
                int channel = within / SHAPE.area();
                int column = within / SIDE % SIDE;
                int row = within % SIDE;
                int to = image * length + channel * SHAPE.area() + row * SIDE + column;
                pixels[to] = (byte) matrix.getInt(from);
              }
            });
    return pixels;
  }

  private static byte[] labels(Path path, MatContainer.Element element, Matrix matrix) {
    byte[] labels = new byte[matrix.getNumElements()];
    for (int i = 0; i < labels.length; i++) {
      double label = matrix.getDouble(i);
      if (!(label >= 1 && label <= CLASSES && label == Math.rint(label))) {
        throw MatContainer.wrong(
            path,
            "label %s of image %d (variable y, element at offset %d), expected 1 to 10",
            label,
            i,
            element.offset());
      }
      labels[i] = (byte) ((int) label % CLASSES);
    }
    return labels;
  }
}
