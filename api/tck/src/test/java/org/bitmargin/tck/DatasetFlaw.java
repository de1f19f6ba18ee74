package org.bitmargin.tck;

/** What authors of data sets get wrong, and the tests that notice. */
public enum DatasetFlaw {
  NONE,
  CHANNELS_LAST("images_have_the_stated_shape"),
  EMPTY_TEST_PART("images_have_the_stated_shape"),
  MISSING_PIXELS("every_pixel_is_finite"),
  A_NAME_TWICE("classes_have_distinct_names"),
  LABELS_FROM_1("labels_are_classes_and_every_class_occurs"),
  A_CLASS_WITHOUT_EXAMPLES("labels_are_classes_and_every_class_occurs"),
  LABELS_IN_FILE_ORDER("labels_of_a_batch_are_those_of_its_examples"),
  SHUFFLED_AT_EVERY_LOOK("an_image_is_the_same_in_any_batch_and_order"),
  SORTED_INDICES("an_image_is_the_same_in_any_batch_and_order"),
  NORMALISED_BY_BATCH("an_image_is_the_same_in_any_batch_and_order"),
  ONE_BUFFER("can_be_read_from_several_threads"),
  CACHE_HANDED_OUT("images_are_fresh"),
  INDICES_CHANGED("images_are_fresh"),
  AUGMENTED_BY_THE_FIRST_STREAM("training_images_depend_on_their_own_stream_alone"),
  AUGMENTED_FROM_ELSEWHERE("training_images_depend_on_their_own_stream_alone"),
  AUGMENTED_IN_PLACE("training_images_have_the_stated_shape_and_leave_the_images_as_they_are"),
  MISCOUNTED("origin_counts_the_images"),
  TRAINED_ON_A_TEST_IMAGE("no_test_image_was_trained_on"),
  SHORT_FINGERPRINT("fingerprint_is_a_sha_256"),
  ANOTHER_DRAW_AT_EVERY_OPENING("opening_it_again_gives_the_same_data");

  private final String[] foundBy;

  DatasetFlaw(String... foundBy) {
    this.foundBy = foundBy;
  }

  String[] foundBy() {
    return foundBy.clone();
  }
}
