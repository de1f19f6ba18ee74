package org.bitmargin.tck;

/** What authors of protections get wrong, and the tests that notice. */
public enum ProtectionFlaw {
  NONE,
  COPIES_FIRST("keeps_the_tensors_where_they_are"),
  USUAL_GEOMETRY("keeps_the_tensors_where_they_are"),
  NAMES_OF_ITS_OWN("names_what_it_adds_after_what_it_guards"),
  INVERTED_STORAGE("stores_the_bits_of_each_tensor_in_its_place"),
  RANDOM_COPIES("protects_the_same_data_in_the_same_way"),
  DATA_SHARED("later_changes_of_the_data_do_not_reach_it"),
  DATA_CLEARED("leaves_its_arguments_untouched"),
  FAULTS_CHANGED("leaves_its_arguments_untouched"),
  STORAGE_OF_A_GUESS("states_the_storage_it_takes"),
  STORAGE_OF_NO_DATA("states_the_storage_it_takes"),
  EVERY_BIT_VISITED("a_read_costs_its_faults_alone"),
  CLEAN_DATA_CHANGED("reads_clean_data_as_they_are"),
  CORRECTED_NOT_COUNTED("accounts_for_every_fault", "a_read_costs_its_faults_alone"),
  SILENT_COUNTED_ONCE("accounts_for_every_fault"),
  COPIES_LEFT(
      "what_is_left_are_bits_of_the_data_ascending_each_once",
      "all_faults_are_corrected_where_everything_reads_right_and_only_there"),
  DESCENDING("what_is_left_are_bits_of_the_data_ascending_each_once"),
  NEIGHBOUR_HIT("faults_leave_other_tensors_alone"),
  SILENT_AS_CORRECTED("all_faults_are_corrected_where_everything_reads_right_and_only_there"),
  FIRST_COPY_READ("puts_any_single_fault_right"),
  FIRST_COPY_READ_ELSEWHERE("a_single_fault_nobody_notices_is_read_as_it_is"),
  FAULTS_REMEMBERED(
      "the_same_faults_read_the_same_whatever_was_read_before", "reads_alike_from_several_threads"),
  ONE_BUFFER("reads_alike_from_several_threads"),
  ODD_SIZES_REFUSED("refuses_in_one_line_what_it_cannot_protect"),
  REFUSED_WITHOUT_A_REASON("refuses_in_one_line_what_it_cannot_protect");

  private final String[] foundBy;

  ProtectionFlaw(String... foundBy) {
    this.foundBy = foundBy;
  }

  String[] foundBy() {
    return foundBy.clone();
  }
}
