package org.bitmargin.datasets.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bitmargin.api.Tensors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class ImageExamplesTest {
  private static final byte[] PIXELS = {0, 51, 102, (byte) 153, (byte) 204, (byte) 255};
  private static final byte[] LABELS = {1, 0, 1};

  private static ImageExamples examples(PixelScale scale) {
    return new ImageExamples(new ImageShape(1, 1, 2), PIXELS.clone(), LABELS.clone(), scale);
  }

  @Nested
  class Images {
    @Test
    void come_in_the_order_asked_for_with_repeats() {
      INDArray images = examples(PixelScale.UNIT).images(new int[] {2, 0, 2});

      assertThat(images.shape()).containsExactly(3, 1, 1, 2);
      assertThat(images.dataType()).isEqualTo(DataType.FLOAT);
      assertThat(Tensors.toArray(images)).containsExactly(0.8f, 1f, 0f, 0.2f, 0.8f, 1f);
    }

    @Test
    void are_shifted_and_divided_by_the_scale() {
      INDArray images = examples(new PixelScale(0.2, 0.5)).images(new int[] {0});

      assertThat(Tensors.toArray(images)).containsExactly(new float[] {-0.4f, 0f}, within(1e-7f));
    }

    @Test
    void may_be_none() {
      assertThat(examples(PixelScale.UNIT).images(new int[0]).shape()).containsExactly(0, 1, 1, 2);
    }

    @Test
    void outside_the_set_are_refused_even_where_the_product_would_wrap_around() {
      ImageExamples examples = examples(PixelScale.UNIT);

      for (int index : new int[] {-1, 3, 1 << 31}) {
        assertThatThrownBy(() -> examples.images(new int[] {index}))
            .isInstanceOf(IndexOutOfBoundsException.class)
            .hasMessageContaining(Integer.toString(index));
      }
    }
  }

  @Nested
  class The_fingerprint {
    private static String fingerprint(ImageExamples train, ImageExamples test) {
      return ImageDataset.of(List.of("a", "b"), train, test).fingerprint();
    }

    private final ImageExamples base = examples(PixelScale.UNIT);
    private final String expected = fingerprint(base, base);

    @Test
    void is_of_the_content_and_not_of_the_scale() {
      assertThat(fingerprint(examples(new PixelScale(0.2, 0.5)), base)).isEqualTo(expected);
    }

    @Test
    void sees_one_pixel() {
      byte[] pixels = PIXELS.clone();
      pixels[3]++;

      assertThat(
              fingerprint(
                  base,
                  new ImageExamples(new ImageShape(1, 1, 2), pixels, LABELS, PixelScale.UNIT)))
          .isNotEqualTo(expected);
    }

    @Test
    void sees_one_label() {
      assertThat(
              fingerprint(
                  new ImageExamples(
                      new ImageShape(1, 1, 2), PIXELS, new byte[] {1, 1, 1}, PixelScale.UNIT),
                  base))
          .isNotEqualTo(expected);
    }

    @Test
    void sees_the_shape() {
      ImageExamples turned =
          new ImageExamples(new ImageShape(1, 2, 1), PIXELS, LABELS, PixelScale.UNIT);

      assertThat(fingerprint(turned, turned)).isNotEqualTo(expected);
    }
  }

  @Test
  void a_deviation_must_be_positive() {
    for (double deviation : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new PixelScale(0, deviation))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("deviation must be positive, was " + deviation);
    }
  }

  @Test
  void pixels_must_fill_the_images() {
    assertThatThrownBy(
            () -> new ImageExamples(new ImageShape(1, 2, 2), PIXELS, LABELS, PixelScale.UNIT))
        .hasMessage("6 pixels for 3 images of 1 x 2 x 2");
  }
}
