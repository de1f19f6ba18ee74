package org.bitmargin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LayerTableTest {

  private static LayerTable table(String model) {
    return LayerTable.of(PluginRegistry.ofClassPath().require(PluginKind.MODEL, model))
        .orElseThrow();
  }

  /** 64·9, 64·64·9, 3136·2048 and 2048·10 weights at 28², 14², 1 and 1 positions. */
  @Test
  void of_vgg3_says_what_can_be_derived_by_hand() {
    String text = table("vgg3").text();
    assertThat(text).contains("for 1×28×28 images in 10 classes");
    assertThat(text).containsPattern("conv1 +64×14×14 +576 +0 +4 608 +451 584\n");
    assertThat(text).containsPattern("conv2 +64×14×14 +36 864 +0 +294 912 +7 225 344\n");
    assertThat(text).containsPattern("bn2 +64×7×7 +0 +256 +8 192 +0\n");
    assertThat(text).containsPattern("fc1 +2048 +6 422 528 +0 +51 380 224 +6 422 528\n");
    assertThat(text).containsPattern("all +6 480 448 +8 705 +52 122 144 +14 119 936\n");
    assertThat(text).contains("1: 6 759 008, 2: ");
  }

  @Test
  void only_models_have_one() {
    assertThat(
            LayerTable.of(PluginRegistry.ofClassPath().require(PluginKind.FAULT_MODEL, "bit-flip")))
        .isEmpty();
    assertThat(table("mlp").rows()).hasSize(5);
  }
}
