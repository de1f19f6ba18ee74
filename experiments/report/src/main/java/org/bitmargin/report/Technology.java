package org.bitmargin.report;

/**
 * A memory without what protects it.
 *
 * @param faultModel name of the plug-in
 * @param parameters those worth naming, without the one that is turned
 * @param lifetime of a fault
 * @param axis the parameter that is turned; empty where the memory is scaled to rates
 */
record Technology(String faultModel, String parameters, String lifetime, String axis) {

  /** All of it in words, e.g. {@code sram over voltage, per-chip}. */
  String name() {
    String set = parameters.isEmpty() ? "" : " (" + parameters.replace(";", ", ") + ")";
    String turned = axis.isEmpty() ? "" : " over " + axis;
    return faultModel + turned + set + (lifetime.isEmpty() ? "" : ", " + lifetime);
  }

  /** A few words for a legend, e.g. {@code sram over voltage}. */
  String brief() {
    return axis.isEmpty() ? faultModel : faultModel + " over " + axis;
  }

  /** A part of a file name. */
  String slug() {
    return Slug.of(faultModel);
  }
}
