package org.bitmargin.datasets.imagenette;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bitmargin.api.InvalidInputException;

/**
 * The images of a part: files of class folders, by class, then name.
 *
 * @param root {@code train} or {@code val}
 * @param files in order
 * @param labels one a file: the rank of its folder's WordNet id
 */
record ImageFolder(Path root, List<Path> files, byte[] labels) {
  /** WordNet ids in order; a label is an index into them. */
  static final List<String> WORDNET =
      List.of(
          "n01440764",
          "n02102040",
          "n02979186",
          "n03000684",
          "n03028079",
          "n03394916",
          "n03417042",
          "n03425413",
          "n03445777",
          "n03888257");

  static ImageFolder of(Path root) {
    try {
      requireClassFolders(root);
      List<Path> files = new ArrayList<>();
      List<Integer> labels = new ArrayList<>();
      for (int label = 0; label < WORDNET.size(); label++) {
        for (Path file : images(root.resolve(WORDNET.get(label)))) {
          files.add(file);
          labels.add(label);
        }
      }
      byte[] bytes = new byte[labels.size()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = labels.get(i).byteValue();
      }
      return new ImageFolder(root, List.copyOf(files), bytes);
    } catch (IOException e) {
      throw new InvalidInputException("%s: cannot be read (%s)".formatted(root, e), e);
    }
  }

  private static void requireClassFolders(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      throw new InvalidInputException(
          "%s is not there: expected folders train and val, each with ten class folders"
              .formatted(root));
    }
    for (Path folder : sorted(root)) {
      String name = folder.getFileName().toString();
      if (Files.isDirectory(folder) && !WORDNET.contains(name)) {
        throw new InvalidInputException(
            "%s: not a class of Imagenette, expected %s"
                .formatted(folder, String.join(", ", WORDNET)));
      }
    }
    for (String name : WORDNET) {
      if (!Files.isDirectory(root.resolve(name))) {
        throw new InvalidInputException("%s has no class folder %s".formatted(root, name));
      }
    }
  }

  private static List<Path> images(Path folder) throws IOException {
    List<Path> images =
        sorted(folder).stream()
            .filter(file -> file.getFileName().toString().matches("(?i).*\\.jpe?g"))
            .toList();
    if (images.isEmpty()) {
      throw new InvalidInputException("%s holds no .JPEG file".formatted(folder));
    }
    return images;
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  int size() {
    return files.size();
  }
}
