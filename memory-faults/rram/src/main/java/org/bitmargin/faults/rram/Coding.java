package org.bitmargin.faults.rram;

/** Which bits a level of a cell stands for. */
public enum Coding {
  /** Neighbouring levels differ in one bit. */
  GRAY {
    @Override
    int code(int level) {
      return level ^ level >>> 1;
    }

    @Override
    int level(int code) {
      int level = code;
      for (int shifted = code >>> 1; shifted != 0; shifted >>>= 1) {
        level ^= shifted;
      }
      return level;
    }
  },
  /** The level itself: neighbouring levels can differ in all bits. */
  BINARY {
    @Override
    int code(int level) {
      return level;
    }

    @Override
    int level(int code) {
      return code;
    }
  };

  abstract int code(int level);

  abstract int level(int code);

  /** The bits that differ between a level and the next one. */
  final int difference(int level) {
    return code(level) ^ code(level + 1);
  }
}
