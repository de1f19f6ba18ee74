package org.bitmargin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ChipTimeTest {

  @Test
  void two_sizes_tell_what_a_chip_takes_and_what_an_image() {
    // At half the points 0.5 s a chip and 1 ms an image: at all of them twice that.
    ChipTime time = new ChipTime(0.5);
    time.add(500, 1);
    time.add(100, 0.6);
    assertThat(time.at(10_000)).isCloseTo(2 * (0.5 + 10), within(1e-9));
    assertThat(time.at(100)).isCloseTo(1.2, within(1e-9));
  }

  @Test
  void one_size_grows_with_the_images() {
    ChipTime time = new ChipTime(1);
    time.add(500, 1);
    assertThat(time.at(10_000)).isCloseTo(20, within(1e-9));
  }

  @Test
  void noise_does_not_make_more_images_faster() {
    ChipTime time = new ChipTime(1);
    time.add(500, 1);
    time.add(62, 1.1);
    assertThat(time.at(10_000)).isCloseTo(1, within(1e-9));
  }

  @Test
  void nothing_tried_takes_no_time() {
    assertThat(new ChipTime(1).at(100)).isZero();
  }
}
