package org.bitmargin.faults.technology;

import org.bitmargin.api.EnergyProfile;
import org.bitmargin.api.Reference;

/**
 * Energies of memory arrays as NVMExplorer models them: 22 nm, 350 K, 64-bit words, best cell,
 * optimised for the product of read energy and delay. Other targets move them up to 30 times.
 */
public final class NvmExplorer {
  private static final String SOURCE =
      "L. Pentecost et al., NVMExplorer: A Framework for Cross-Stack Comparisons of Embedded"
          + " Non-Volatile Memories, HPCA 2022, and its published results (22 nm, 350 K, read-EDP"
          + " target, 64-bit words, %s)";
  private static final double WORD_BITS = 64;
  private static final double BITS_PER_MEBIBYTE = 8 * 1024 * 1024;
  private static final double NANOWATT_PER_MILLIWATT = 1e6;

  private NvmExplorer() {}

  /**
   * Cost of a bit.
   *
   * @param read picojoule to read a word
   * @param write picojoule to write a word
   * @param leakage milliwatt of the array
   * @param capacity of the array in MiB
   */
  public static EnergyProfile.Cost cost(
      double read, double write, double leakage, double capacity) {
    return new EnergyProfile.Cost(
        read / WORD_BITS,
        write / WORD_BITS,
        leakage * NANOWATT_PER_MILLIWATT / (capacity * BITS_PER_MEBIBYTE));
  }

  /**
   * The source.
   *
   * @param figures what was taken from it, and what was made of that
   * @param standing of these figures
   */
  public static Reference reference(String figures, Reference.Standing standing) {
    return new Reference(SOURCE.formatted(figures), "arXiv:2109.01188", standing);
  }
}
