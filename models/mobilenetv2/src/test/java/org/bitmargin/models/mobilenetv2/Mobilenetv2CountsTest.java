package org.bitmargin.models.mobilenetv2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.LayerSummary;
import org.bitmargin.api.Model;
import org.bitmargin.api.ModelContext;
import org.bitmargin.api.Parameter.Role;
import org.bitmargin.api.Tensors;
import org.bitmargin.models.nn.EndPrecision;
import org.bitmargin.models.nn.Nonlinearity;
import org.bitmargin.models.nn.Stream;
import org.junit.jupiter.api.Test;

class Mobilenetv2CountsTest {

  private static Mobilenetv2Parameters parameters(double width, Form form, boolean bias) {
    var ends = EndPrecision.QUANTIZED;
    return new Mobilenetv2Parameters(
        width, form, Nonlinearity.RELU6, Stream.BY_BITS, ends, ends, bias, 0);
  }

  private static Model model(double width, Form form, boolean bias, int side, int classes) {
    return new Mobilenetv2Factory()
        .create(
            parameters(width, form, bias),
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

  /**
   * torchvision's mobilenet_v2 has 3 504 872 trained parameters; Keras' counts as many, and 34 112
   * running statistics.
   */
  @Test
  void of_imagenet_has_torchvisions_numbers_of_parameters() {
    Model model = model(1, Form.IMAGENET, true, 224, 1000);
    assertThat(count(model, Role.WEIGHT, Role.BIAS, Role.BATCH_NORM)).isEqualTo(3_504_872);
    assertThat(count(model, Role.BATCH_STATISTICS)).isEqualTo(34_112);
  }

  /** The paper gives 300 M multiply-adds at width 1 and 224×224 pixels (table 4). */
  @Test
  void of_imagenet_multiplies_as_often_as_published() {
    List<LayerSummary> layers =
        model(1, Form.IMAGENET, true, 224, 1000).layers(Tensors.zeros(1, 3, 224, 224));
    assertThat(layers.stream().mapToLong(LayerSummary::multiplyAdds).sum())
        .isBetween(299_000_000L, 301_500_000L);
  }

  /**
   * The form moves pixels, not parameters; ten classes without bias take 1 281 000 − 12 800 off.
   */
  @Test
  void the_cifar_form_has_the_same_parameters_but_for_the_classes() {
    Model model = model(1, Form.CIFAR, false, 32, 10);
    assertThat(count(model, Role.WEIGHT, Role.BATCH_NORM))
        .isEqualTo(3_504_872 - 1_281_000 + 12_800);
  }

  @Test
  void the_cifar_form_leaves_4_by_4_of_32_by_32() {
    List<LayerSummary> layers =
        model(0.1, Form.CIFAR, false, 32, 10).layers(Tensors.zeros(1, 3, 32, 32));
    assertThat(layers)
        .filteredOn(l -> l.name().equals("stem") || l.name().equals("head"))
        .extracting(LayerSummary::output)
        .containsExactly(List.of(8L, 32L, 32L), List.of(1280L, 4L, 4L));
  }

  /** Numbers of channels of the authors' code at other widths. */
  @Test
  void channels_are_rounded_to_multiples_of_8() {
    assertThat(parameters(0.35, Form.CIFAR, false).channels(24)).isEqualTo(8);
    assertThat(parameters(0.75, Form.CIFAR, false).channels(24)).isEqualTo(24);
    assertThat(parameters(1.4, Form.CIFAR, false).channels(32)).isEqualTo(48);
    assertThat(parameters(1.4, Form.CIFAR, false).lastChannels()).isEqualTo(1792);
    assertThat(parameters(0.5, Form.CIFAR, false).lastChannels()).isEqualTo(1280);
  }

  @Test
  void images_that_are_too_small_are_refused() {
    assertThatThrownBy(() -> model(1, Form.IMAGENET, true, 28, 10))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("mobilenetv2 of form imagenet needs at least 32×32 pixels, was 28×28");
  }
}
