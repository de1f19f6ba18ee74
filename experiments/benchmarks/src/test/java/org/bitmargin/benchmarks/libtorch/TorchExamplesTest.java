package org.bitmargin.benchmarks.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

class TorchExamplesTest {

  @Test
  void bytes_become_floats_in_the_order_asked_for() {
    assumeTrue(Libtorch.available(), "libtorch is not published for this platform");
    byte[] pixels = {0, 51, (byte) 102, (byte) 153, (byte) 204, (byte) 255};
    try (TorchExamples examples = new TorchExamples(pixels, 1, 2)) {
      assertThat(examples.values(new int[] {2, 0, 2}))
          .containsExactly(new float[] {0.8f, 1, 0, 0.2f, 0.8f, 1}, within(1e-6f));
      assertThat(examples.load(new int[] {1, 1})).isEqualTo(4);
    }
  }
}
