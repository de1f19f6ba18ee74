package org.bitmargin.tck;

/** What authors of networks get wrong, and the tests that notice. */
public enum ModelFlaw {
  NONE,
  GRADIENTS_ACCUMULATE("backward_replaces_the_previous_gradient"),
  WEIGHT_PSEUDO_GRADIENT_FORGOTTEN("gradient_goes_through_the_quantizers"),
  ACTIVATION_PSEUDO_GRADIENT_FORGOTTEN("gradient_goes_through_the_quantizers"),
  GRADIENT_IGNORES_BATCH_STATISTICS("gradient_is_the_derivative_of_the_criterion"),
  ONE_NEURON_WITHOUT_GRADIENT("gradient_is_the_derivative_of_the_criterion"),
  BIAS_WITHOUT_GRADIENT("backward_sets_every_trainable_gradient"),
  BIAS_IGNORES_ITS_OVERRIDE("every_parameter_is_read_from_its_override"),
  WEIGHTS_OVERRIDDEN_IN_INFERENCE_ONLY("training_reads_overridden_weights_too"),
  BATCH_STATISTICS_IN_INFERENCE(
      "inference_of_an_image_does_not_depend_on_the_batch",
      "inference_uses_the_running_statistics"),
  INFERENCE_MOVES_STATISTICS("only_training_moves_running_statistics"),
  TRAINING_MOVES_NO_STATISTICS("only_training_moves_running_statistics"),
  WEIGHTS_FROM_THE_CLOCK("the_same_stream_gives_the_same_initial_bytes"),
  ALWAYS_THE_SAME_WEIGHTS("the_same_stream_gives_the_same_initial_bytes"),
  SAME_NAME_TWICE("parameter_names_are_unique_and_stable"),
  IMAGES_CHANGED("leaves_its_arguments_untouched"),
  UPSTREAM_CHANGED("leaves_its_arguments_untouched"),
  LOGITS_REUSED("logits_are_fresh"),
  INFERENCE_OVERWRITES_WHAT_BACKWARD_NEEDS("inference_before_backward_spoils_no_gradient"),
  ACTIVATIONS_NOT_QUANTIZED("hidden_activations_go_through_the_activation_quantizer"),
  LAST_LAYER_NOT_QUANTIZED("every_weight_is_stored_by_the_weight_quantizer"),
  DROPOUT_IN_INFERENCE("inference_gives_the_same_bytes_again"),
  NOT_A_ROW_AN_IMAGE("logits_have_one_row_an_image_and_one_column_a_class");

  private final String[] foundBy;

  ModelFlaw(String... foundBy) {
    this.foundBy = foundBy;
  }

  String[] foundBy() {
    return foundBy.clone();
  }
}
