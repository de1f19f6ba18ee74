package org.bitmargin.datasets.imagenette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.bitmargin.api.DataOrigin;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Tensors;
import org.bitmargin.datasets.images.Normalization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagenetteTest {
  private static final ImagenetteParameters PARAMETERS =
      new ImagenetteParameters("imagenette2-160", 32, Normalization.UNIT, 0, false, true);

  @TempDir Path root;
  @TempDir Path cache;
  private final ImagenetteFactory factory = new ImagenetteFactory();
  private final AtomicInteger decoded = new AtomicInteger();
  private Path folder;

  @BeforeEach
  void write() {
    Fixture.write(root);
    folder = root.resolve(Fixture.FOLDER);
  }

  private DatasetContext context() {
    return new DatasetContext(
        List.of(root),
        Optional.of(cache.resolve("new")),
        (what, done, total) -> decoded.incrementAndGet());
  }

  private Dataset open() {
    return factory.open(PARAMETERS, context());
  }

  private String messageOfOpening() {
    Throwable error =
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(this::open).actual();
    assertThat(error.getMessage()).doesNotContain("\n");
    return error.getMessage();
  }

  private Path first() {
    return folder.resolve("train/n01440764/n01440764_0.JPEG");
  }

  @Test
  void labels_are_the_rank_of_the_folder() {
    Dataset data = open();

    assertThat(data.train().labels(new int[] {0, 1, 2, 19})).containsExactly(0, 0, 1, 9);
    assertThat(data.test().labels(new int[] {0, 9})).containsExactly(0, 9);
    assertThat(data.classNames()).startsWith("tench").endsWith("parachute");
  }

  @Test
  void grey_pictures_have_three_equal_channels() {
    float[] grey = Tensors.toArray(open().train().images(new int[] {6}));

    assertThat(Arrays.copyOfRange(grey, 0, 1024))
        .isEqualTo(Arrays.copyOfRange(grey, 1024, 2048))
        .isEqualTo(Arrays.copyOfRange(grey, 2048, 3072))
        .isNotEqualTo(new float[1024]);
  }

  @Test
  void squeezing_keeps_the_mean_brightness_where_taking_single_pixels_would_not() {
    // Stripes of one pixel: every pixel of the small image is the mean of black and white.
    var stripes = Fixture.picture(320, 320, 0, true);
    for (int x = 0; x < 320; x++) {
      for (int y = 0; y < 320; y++) {
        stripes.getRaster().setSample(x, y, 0, x % 2 == 0 ? 40 : 200);
      }
    }
    Fixture.write(first(), "jpeg", stripes);

    float[] small = Tensors.toArray(open().train().images(new int[] {0}));
    for (int i = 0; i < 32 * 32; i++) {
      if (i % 32 != 0 && i % 32 != 31) {
        assertThat(small[i] * 255).as("pixel %d", i).isBetween(110f, 130f);
      }
    }
  }

  @Nested
  class The_cache {
    @Test
    void spares_decoding_and_gives_the_same_bytes() {
      String fingerprint = open().fingerprint();
      assertThat(decoded.getAndSet(0)).isEqualTo(30);

      assertThat(open().fingerprint()).isEqualTo(fingerprint);
      assertThat(decoded).hasValue(0);
    }

    @Test
    void is_made_anew_for_changed_files() throws IOException {
      open();
      decoded.set(0);
      Files.setLastModifiedTime(first(), FileTime.fromMillis(1_000_000));
      open();
      assertThat(decoded).hasValue(30);
    }

    @Test
    void is_made_anew_when_damaged_or_cut() throws IOException {
      String fingerprint = open().fingerprint();
      Path file = cache.resolve("new/imagenette/imagenette2-160-32.images");
      byte[] whole = Files.readAllBytes(file);
      byte[] flipped = whole.clone();
      flipped[whole.length / 2] ^= 1;
      for (byte[] wrong : List.of(flipped, Arrays.copyOf(whole, 1000), new byte[0])) {
        Files.write(file, wrong);
        decoded.set(0);
        assertThat(open().fingerprint()).isEqualTo(fingerprint);
        assertThat(decoded).hasValue(30);
        assertThat(file).hasBinaryContent(whole);
      }
    }

    @Test
    void that_cannot_be_written_costs_time_alone() throws IOException {
      Files.writeString(cache.resolve("new"), "a file, not a folder");
      assertThat(open().train().size()).isEqualTo(20);
    }
  }

  @Nested
  class A_wrong_file_is_refused {
    @Test
    void when_truncated() throws IOException {
      byte[] whole = Files.readAllBytes(first());
      Files.write(first(), Arrays.copyOf(whole, whole.length / 2));
      assertThat(messageOfOpening())
          .startsWith(
              first() + ": truncated, or trailing bytes: no end of image (ff d9) at offset");
    }

    @Test
    void when_cut_within_but_ended_like_a_whole_one() throws IOException {
      byte[] cut = Arrays.copyOf(Files.readAllBytes(first()), 900);
      cut[898] = (byte) 0xff;
      cut[899] = (byte) 0xd9;
      Files.write(first(), cut);
      assertThat(messageOfOpening())
          .startsWith(first() + ": damaged between offset ")
          .contains("and its end at offset 900: ");
    }

    @Test
    void when_bytes_trail() throws IOException {
      byte[] whole = Files.readAllBytes(first());
      byte[] longer = Arrays.copyOf(whole, whole.length + 10);
      Arrays.fill(longer, whole.length, longer.length, (byte) 7);
      Files.write(first(), longer);
      assertThat(messageOfOpening()).startsWith(first() + ": truncated, or trailing bytes");
    }

    @Test
    void when_it_is_another_format_by_that_name() {
      Fixture.write(first(), "png", Fixture.picture(20, 20, 1, false));
      assertThat(messageOfOpening())
          .startsWith(first() + ": not a JPEG file: no ff d8 at offset 0");
    }

    @Test
    void when_its_header_announces_a_huge_picture() throws IOException {
      byte[] huge = Files.readAllBytes(first());
      int frame = 0;
      for (int i = 2; i < huge.length; i++) {
        // Start of frame: marker, length, precision, then height and width.
        if (huge[i] == (byte) 0xff && huge[i + 1] == (byte) 0xc0) {
          Arrays.fill(huge, i + 5, i + 9, (byte) 0xf0);
          frame = i;
          break;
        }
      }
      Files.write(first(), huge);
      assertThat(messageOfOpening())
          .isEqualTo(
              "%s: oversized: 61680 x 61680 pixels announced at offset %d, at most 64000000",
              first(), frame);
    }

    @Test
    void when_in_a_folder_that_is_no_class() throws IOException {
      Files.createDirectories(folder.resolve("val/n00000001"));
      assertThat(messageOfOpening())
          .startsWith(
              folder.resolve("val/n00000001") + ": not a class of Imagenette, expected n01440764");
    }
  }

  @Test
  void a_part_of_the_data_is_used_only_when_asked_for() {
    assertThat(factory.inspect(factory.defaults(), context()).content())
        .isEqualTo(DataOrigin.Content.SUBSET);
    assertThat(decoded).as("inspecting decodes nothing").hasValue(0);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> factory.open(factory.defaults(), context()))
        .withMessageStartingWith(
            "imagenette: only a subset, 20 training and 10 test images (of 9469 and 3925)");
  }

  @Test
  void a_missing_folder_is_named_beside_what_is_there() {
    ImagenetteParameters other =
        new ImagenetteParameters("imagenette2-320", 64, Normalization.UNIT, 0, false, false);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> factory.open(other, context()))
        .withMessage(
            "data folder imagenette/imagenette2-320 not found (looked in %s); there is"
                    .formatted(root)
                + " imagenette2-160, to be named as folder: unpack imagenette2-320.tgz there or run"
                + " bitmargin datasets fetch imagenette");
  }

  @Test
  void a_folder_that_climbs_out_is_refused() {
    for (String name : new String[] {"../x", "a/b", ".hidden", "", null}) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> new ImagenetteParameters(name, 64, Normalization.UNIT, 0, false, false))
          .withMessageStartingWith("folder must be the name of a folder");
    }
  }
}
