package org.bitmargin.quantizers.uniform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.bitmargin.api.PackedBits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeWriterTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void packs_as_setting_one_code_after_the_other_does(int width) {
    Random random = new Random(width);
    for (int size : new int[] {0, 1, 63, 64, 65, 128, 1000}) {
      PackedBits expected = new PackedBits(width, size);
      CodeWriter writer = new CodeWriter(new PackedBits(width, size));
      for (int i = 0; i < size; i++) {
        int code = random.nextInt(1 << width);
        expected.set(i, code);
        writer.write(code);
      }

      assertThat(writer.finish()).isEqualTo(expected);
    }
  }
}
