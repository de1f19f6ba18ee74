package org.bitmargin.datasets.imagenette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.Tensors;
import org.bitmargin.datasets.images.Normalization;
import org.junit.jupiter.api.Test;

/** Real pictures, grey ones among them. */
class RealPicturesTest {
  private static final String FOLDER = "imagenette2-224-sub5000";

  @Test
  void are_all_decoded_and_look_like_pictures() {
    String root = System.getenv("BITMARGIN_DATA");
    assumeTrue(root != null, "no Imagenette here: BITMARGIN_DATA names no folder");
    DatasetContext context = new DatasetContext(List.of(Path.of(root)));
    assumeTrue(
        context.findFolder("imagenette/" + FOLDER).isPresent(),
        "no imagenette/" + FOLDER + " in BITMARGIN_DATA");
    Dataset data =
        new ImagenetteFactory()
            .open(
                new ImagenetteParameters(FOLDER, 64, Normalization.UNIT, 0, false, true), context);

    assertThat(data.train().size()).isEqualTo(3_500);
    assertThat(data.test().size()).isEqualTo(1_500);
    double[] mean = new double[3];
    for (int i = 0; i < 1_500; i += 10) {
      float[] image = Tensors.toArray(data.test().images(new int[] {i}));
      for (int p = 0; p < image.length; p++) {
        mean[p / 4096] += image[p] / 4096 / 150;
      }
    }
    // ImageNet's means, as its pictures have them.
    assertThat(mean[0]).isBetween(.42, .52);
    assertThat(mean[1]).isBetween(.41, .51);
    assertThat(mean[2]).isBetween(.38, .48);
  }
}
