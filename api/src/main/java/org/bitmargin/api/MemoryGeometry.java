package org.bitmargin.api;

/**
 * Where the bits of a memory lie physically: arrays (banks) of rows (wordlines) and columns
 * (bitlines). Both mappings are one-to-one.
 *
 * @param banks number of banks words are dealt to; row-major memories have as many as they need
 * @param rows of a bank
 * @param columns bits of a row, a multiple of wordBits
 * @param wordBits bits read at a time
 * @param mapping how addresses go to cells
 */
public record MemoryGeometry(int banks, int rows, int columns, int wordBits, Mapping mapping) {
  /** 4 banks of 512 rows by 256 columns, 64-bit words, row-major: assumed. */
  public static final MemoryGeometry DEFAULT =
      new MemoryGeometry(4, 512, 256, 64, Mapping.ROW_MAJOR);

  /** How bit addresses go to cells. */
  public enum Mapping {
    /** Along a row, then to the next row, then to the next bank. */
    ROW_MAJOR,
    /**
     * Words go to the banks in turn; within a row the first bits of all its words come first, then
     * all second bits (column multiplexing), so that neighbouring cells belong to different words.
     */
    INTERLEAVED
  }

  /** A cell. */
  public record Cell(long bank, int row, int column) {}

  public MemoryGeometry {
    requirePositive("banks", banks);
    requirePositive("rows", rows);
    requirePositive("columns", columns);
    requirePositive("wordBits", wordBits);
    if (columns % wordBits != 0) {
      throw new IllegalArgumentException(
          "columns must be a multiple of wordBits (%d), was %d".formatted(wordBits, columns));
    }
    if (mapping == null) {
      throw new IllegalArgumentException("mapping must be row-major or interleaved");
    }
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, was " + value);
    }
  }

  /** The cell an address lies in. */
  public Cell cell(long address) {
    if (mapping == Mapping.ROW_MAJOR) {
      long row = address / columns;
      return new Cell(row / rows, (int) (row % rows), (int) (address % columns));
    }
    int wordsPerRow = columns / wordBits;
    long word = address / wordBits;
    long inBank = word / banks;
    long row = inBank / wordsPerRow;
    int column = (int) (address % wordBits * wordsPerRow + inBank % wordsPerRow);
    return new Cell(word % banks + banks * (row / rows), (int) (row % rows), column);
  }

  /** The address a cell has; it may lie past the end of a memory that does not fill its banks. */
  public long address(long bank, int row, int column) {
    if (mapping == Mapping.ROW_MAJOR) {
      return (bank * rows + row) * columns + column;
    }
    int wordsPerRow = columns / wordBits;
    long inBank = (bank / banks * rows + row) * wordsPerRow + column % wordsPerRow;
    return (inBank * banks + bank % banks) * wordBits + column / wordsPerRow;
  }

  /** Banks a memory of so many bits reaches into. */
  public long banksOf(long bits) {
    if (bits == 0) {
      return 0;
    }
    long perBank = (long) rows * columns;
    if (mapping == Mapping.ROW_MAJOR) {
      return (bits + perBank - 1) / perBank;
    }
    long words = (bits + wordBits - 1) / wordBits;
    long set = perBank / wordBits * banks;
    return words >= set ? (words + set - 1) / set * banks : Math.min(words, banks);
  }
}
