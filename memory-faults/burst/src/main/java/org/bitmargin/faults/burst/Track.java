package org.bitmargin.faults.burst;

import org.bitmargin.api.MemoryGeometry;
import org.bitmargin.api.MemoryLayout;

/** An order of the bits of a memory; a position may hold no bit where a bank is not full. */
interface Track {

  /** Number of positions. */
  long length();

  /** The address at a position; past the end of the memory where there is no bit. */
  long address(long position);

  static Track of(BurstParameters.Along along, MemoryLayout layout) {
    return along == BurstParameters.Along.ADDRESSES
        ? new Addresses(layout.bitCount())
        : new Cells(
            layout.geometry(),
            layout.geometry().banksOf(layout.bitCount()),
            along == BurstParameters.Along.ROWS);
  }

  /** By address. */
  record Addresses(long length) implements Track {

    @Override
    public long address(long position) {
      return position;
    }
  }

  /** By cell: along the rows, or along the columns, of one bank after the other. */
  record Cells(MemoryGeometry geometry, long banks, boolean alongRows) implements Track {

    @Override
    public long length() {
      return banks * geometry.rows() * geometry.columns();
    }

    @Override
    public long address(long position) {
      int line = alongRows ? geometry.columns() : geometry.rows();
      long perBank = (long) geometry.rows() * geometry.columns();
      int inLine = (int) (position % line);
      int lineInBank = (int) (position % perBank / line);
      return geometry.address(
          position / perBank, alongRows ? lineInBank : inLine, alongRows ? inLine : lineInBank);
    }
  }
}
