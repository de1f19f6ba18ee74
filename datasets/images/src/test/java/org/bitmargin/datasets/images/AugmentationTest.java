package org.bitmargin.datasets.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.bitmargin.api.Tensors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentationTest {
  private static final ImageShape SHAPE = new ImageShape(3, 5, 4);
  private static final int COUNT = 400;
  private static final IntFunction<RandomGenerator> DRAWS = SplittableRandom::new;

  private static byte[] pixels() {
    byte[] pixels = new byte[COUNT * SHAPE.length()];
    new SplittableRandom(3).nextBytes(pixels);
    return pixels;
  }

  private static float[] training(Augmentation augmentation, PixelScale... scale) {
    ImageExamples examples =
        new ImageExamples(SHAPE, pixels(), new byte[COUNT], scale, augmentation);
    int[] all = IntStream.range(0, COUNT).toArray();
    return Tensors.toArray(examples.trainingImages(all, DRAWS));
  }

  /** The stored byte at a place of the padded image, 0 outside. */
  private static int padded(byte[] pixels, int image, int channel, int row, int column) {
    boolean outside = row < 0 || row >= 5 || column < 0 || column >= 4;
    return outside ? 0 : pixels[((image * 3 + channel) * 5 + row) * 4 + column] & 0xff;
  }

  @Test
  void none_leaves_the_images_as_they_are() {
    ImageExamples examples = new ImageExamples(SHAPE, pixels(), new byte[COUNT], PixelScale.UNIT);
    int[] all = IntStream.range(0, COUNT).toArray();

    assertThat(training(Augmentation.NONE, PixelScale.UNIT))
        .isEqualTo(Tensors.toArray(examples.images(all)));
  }

  @Test
  void each_image_is_a_crop_of_the_padded_image_mirrored_or_not() {
    Augmentation augmentation = new Augmentation(2, true);
    byte[] pixels = pixels();
    float[] seen = training(augmentation, PixelScale.UNIT);
    for (int i = 0; i < COUNT; i++) {
      Augmentation.Move move = augmentation.draw(DRAWS.apply(i));
      float[] expected = new float[SHAPE.length()];
      for (int p = 0; p < expected.length; p++) {
        int x = p % 4;
        int column = move.right() + (move.mirrored() ? 3 - x : x);
        int row = p / 4 % 5 + move.down();
        expected[p] = (float) (padded(pixels, i, p / 20, row, column) / 255.0);
      }
      float[] actual = Arrays.copyOfRange(seen, i * expected.length, (i + 1) * expected.length);
      assertThat(actual).as("image %d, %s", i, move).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void are_the_same_bytes_on_any_number_of_threads(int threads) throws Exception {
    Augmentation augmentation = new Augmentation(2, true);
    float[] expected = training(augmentation, PixelScale.UNIT);
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      assertThat(pool.submit(() -> training(augmentation, PixelScale.UNIT)).get())
          .isEqualTo(expected);
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void outside_is_black_whatever_the_scale() {
    float black = (float) (-.5 / .25);
    float[] seen = training(new Augmentation(64, false), new PixelScale(.5, .25));

    // Shifts of up to 64 leave hardly any image of 5 x 4 in sight.
    int dark = 0;
    for (float value : seen) {
      dark += value == black ? 1 : 0;
    }
    assertThat(dark).isGreaterThan(seen.length * 9 / 10);
  }

  @Nested
  class Draws {
    @Test
    void reach_every_shift_and_both_sides_about_equally_often() {
      Set<Augmentation.Move> seen = new HashSet<>();
      int mirrored = 0;
      RandomGenerator random = new SplittableRandom(5);
      for (int i = 0; i < 5000; i++) {
        Augmentation.Move move = new Augmentation(4, true).draw(random);
        seen.add(move);
        mirrored += move.mirrored() ? 1 : 0;
      }
      assertThat(seen).hasSize(9 * 9 * 2);
      // Five deviations.
      assertThat(mirrored).isBetween(2500 - 177, 2500 + 177);
    }

    @Test
    void change_nothing_that_is_switched_off() {
      RandomGenerator random = new SplittableRandom(5);
      for (int i = 0; i < 100; i++) {
        assertThat(new Augmentation(4, false).draw(random).mirrored()).isFalse();
        Augmentation.Move move = new Augmentation(0, true).draw(random);
        assertThat(new int[] {move.down(), move.right()}).containsOnly(0);
      }
    }
  }

  @Test
  void a_padding_out_of_range_is_refused() {
    for (int padding : new int[] {-1, 65}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Augmentation(padding, false))
          .withMessage("cropPadding must lie in [0, 64], was " + padding);
    }
  }

  @Test
  void channels_have_scales_of_their_own() {
    byte[] pixels = {51, 102, (byte) 153};
    ImageExamples examples =
        new ImageExamples(
            new ImageShape(3, 1, 1),
            pixels,
            new byte[1],
            new PixelScale(0, 1),
            new PixelScale(.4, 1),
            new PixelScale(.5, .5));

    assertThat(Tensors.toArray(examples.images(new int[] {0})))
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(.2f, 0f, .2f);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ImageExamples(
                    new ImageShape(3, 1, 1), pixels, new byte[1], PixelScale.UNIT, PixelScale.UNIT))
        .withMessage("2 scales for 3 channels");
  }
}
