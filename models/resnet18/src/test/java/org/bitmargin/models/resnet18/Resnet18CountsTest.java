package org.bitmargin.models.resnet18;

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
import org.bitmargin.api.Parameter.Role;
import org.bitmargin.api.Tensors;
import org.bitmargin.models.nn.EndPrecision;
import org.bitmargin.models.nn.Nonlinearity;
import org.junit.jupiter.api.Test;

class Resnet18CountsTest {

  private static Model model(int width, Stem stem, boolean bias, int side, int classes) {
    var ends = EndPrecision.QUANTIZED;
    return new Resnet18Factory()
        .create(
            new Resnet18Parameters(width, stem, Nonlinearity.RELU, ends, ends, bias, 0),
            new ModelContext(
                3,
                side,
                side,
                classes,
                FullPrecision.INSTANCE,
                FullPrecision.INSTANCE,
                new SplittableRandom(1)));
  }

  private static long count(Model model, Role... roles) {
    List<Role> wanted = List.of(roles);
    return model.parameters().stream()
        .filter(p -> wanted.contains(p.role()))
        .mapToLong(p -> p.value().length())
        .sum();
  }

  /** torchvision's resnet18 has 11 689 512 trained parameters and 9 600 running statistics. */
  @Test
  void of_imagenet_has_torchvisions_numbers_of_parameters() {
    Model model = model(64, Stem.IMAGENET, true, 224, 1000);
    assertThat(count(model, Role.WEIGHT, Role.BIAS, Role.BATCH_NORM)).isEqualTo(11_689_512);
    assertThat(count(model, Role.BATCH_STATISTICS)).isEqualTo(9_600);
    assertThat(count(model, Role.SCALE)).isEqualTo(1);
  }

  /**
   * Stem 9 408·112²; stage 1: 4·36 864·56²; stages 2 to 4, w being 128, 256, 512 at 28², 14², 7²
   * pixels: (9·w²/2 + 3·9·w² + w²/2) a pixel; fc 512·1000. In all 1.814 G, the 1.8 G of the paper.
   */
  @Test
  void of_imagenet_multiplies_as_often_as_published() {
    long expected = 9_408L * 112 * 112 + 4 * 36_864L * 56 * 56 + 512_000;
    for (long w = 128, side = 28; w <= 512; w *= 2, side /= 2) {
      expected += (9 * w * w / 2 + 27 * w * w + w * w / 2) * side * side;
    }
    assertThat(expected).isEqualTo(1_814_073_344L);
    List<LayerSummary> layers =
        model(64, Stem.IMAGENET, true, 224, 1000).layers(Tensors.zeros(1, 3, 224, 224));
    assertThat(layers.stream().mapToLong(LayerSummary::multiplyAdds).sum()).isEqualTo(expected);
  }

  /** The 11 689 512 less 9 408 of the stem and 513 000 of the last layer, plus 1 728 and 5 120. */
  @Test
  void the_small_form_differs_in_stem_and_classes_alone() {
    Model model = model(64, Stem.SMALL, false, 64, 10);
    assertThat(count(model, Role.WEIGHT, Role.BIAS, Role.BATCH_NORM))
        .isEqualTo(11_689_512 - 9_408 - 513_000 + 1_728 + 5_120);
  }

  @Test
  void the_small_form_ends_in_a_maximum_over_4_by_4_of_64_by_64() {
    List<LayerSummary> layers =
        model(2, Stem.SMALL, false, 64, 10).layers(Tensors.zeros(1, 3, 64, 64));
    assertThat(layers)
        .filteredOn(l -> l.name().equals("layer4.1.quant") || l.name().equals("last.pool"))
        .extracting(LayerSummary::output)
        .containsExactly(List.of(16L, 4L, 4L), List.of(16L, 1L, 1L));
  }

  @Test
  void parameters_have_torchvisions_names() {
    assertThat(model(2, Stem.IMAGENET, true, 32, 10).parameters().stream().map(Parameter::name))
        .contains(
            "conv1.weight",
            "bn1.running_mean",
            "layer1.0.conv1.weight",
            "layer2.0.downsample.0.weight",
            "layer2.0.downsample.1.running_var",
            "layer4.1.bn2.bias",
            "fc.weight",
            "fc.bias")
        .doesNotContain("layer1.0.downsample.0.weight", "layer2.1.downsample.0.weight");
  }

  @Test
  void images_that_are_too_small_are_refused() {
    assertThatThrownBy(() -> model(2, Stem.IMAGENET, true, 31, 10))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("resnet18 with stem imagenet needs at least 32×32 pixels, was 31×31");
  }
}
