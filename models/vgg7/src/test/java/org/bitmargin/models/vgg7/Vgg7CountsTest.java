package org.bitmargin.models.vgg7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.LayerSummary;
import org.bitmargin.api.Model;
import org.bitmargin.api.ModelContext;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.bitmargin.models.nn.EndPrecision;
import org.bitmargin.quantizers.binary.BinaryFactory;
import org.bitmargin.quantizers.binary.BinaryParameters;
import org.junit.jupiter.api.Test;

class Vgg7CountsTest {
  private static final Quantizer BINARY = new BinaryFactory().create(new BinaryParameters());

  private static Model model(Vgg7Parameters parameters, int side) {
    return new Vgg7Factory()
        .create(
            parameters,
            new ModelContext(
                3, side, side, 10, BINARY, FullPrecision.INSTANCE, new SplittableRandom(1)));
  }

  /**
   * 9·(3·128 + 128·128 + 128·256 + 256·256 + 256·512 + 512·512) + 8192·1024 + 1024·10 = 3 456 + 147
   * 456 + 294 912 + 589 824 + 1 179 648 + 2 359 296 + 8 388 608 + 10 240 = 12 973 440, the 103.8
   * million bits the literature gives for it at 8 bits.
   */
  @Test
  void stores_as_many_weights_as_published() {
    List<LayerSummary> layers =
        model(new Vgg7Factory().defaults(), 32).layers(Tensors.zeros(1, 3, 32, 32));
    assertThat(layers.stream().mapToLong(LayerSummary::quantized).sum()).isEqualTo(12_973_440);
    long bits = layers.stream().mapToLong(l -> 8 * l.quantized()).sum();
    assertThat(bits / 1e6).isBetween(103.75, 103.85);
  }

  /** Weights of each convolution times the pixels it is computed at: 32², 32², 16², 16², 8², 8². */
  @Test
  void multiplies_as_often_as_derived_by_hand() {
    List<LayerSummary> layers =
        model(new Vgg7Factory().defaults(), 32).layers(Tensors.zeros(1, 3, 32, 32));
    long expected =
        1024L * (3_456 + 147_456)
            + 256L * (294_912 + 589_824)
            + 64L * (1_179_648 + 2_359_296)
            + 8_388_608
            + 10_240;
    assertThat(layers.stream().mapToLong(LayerSummary::multiplyAdds).sum()).isEqualTo(expected);
  }

  @Test
  void the_ends_can_stay_in_full_precision() {
    Model model =
        model(
            new Vgg7Parameters(4, 8, EndPrecision.FULL_PRECISION, EndPrecision.FULL_PRECISION, 0),
            8);
    assertThat(model.parameters())
        .filteredOn(p -> p.role() == Parameter.Role.WEIGHT && p.quantizer().bits() == 32)
        .extracting(Parameter::name)
        .containsExactly("conv1.weight", "fc2.weight");
  }

  @Test
  void images_that_are_too_small_are_refused() {
    assertThatThrownBy(() -> model(new Vgg7Factory().defaults(), 7))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("8×8");
  }
}
