package org.bitmargin.quantizers.uniform;

/**
 * Which levels b bits have and which code stands for each.
 *
 * <p>A level is numbered from 0; its signed number, the one the {@link Encoding} stores, is that
 * minus an origin: 2^(b−1) for the 2^b affine levels, K = 2^(b−1) − 1 for the 2K + 1 symmetric
 * ones.
 */
final class Codes {
  private final int steps;
  private final int[] codeOfLevel;
  private final int[] levelOfCode;

  Codes(UniformParameters parameters) {
    int bits = parameters.bits();
    int half = 1 << bits - 1;
    boolean affine = parameters.scheme() == Scheme.AFFINE;
    int origin = affine ? half : half - 1;
    this.steps = affine ? 2 * half - 1 : 2 * origin;
    this.codeOfLevel = new int[steps + 1];
    for (int level = 0; level <= steps; level++) {
      codeOfLevel[level] = parameters.encoding().code(level - origin, bits);
    }
    this.levelOfCode = new int[2 * half];
    for (int code = 0; code < levelOfCode.length; code++) {
      levelOfCode[code] = parameters.encoding().number(code, bits) + origin;
    }
  }

  /** The greatest level number: how many steps there are from end to end. */
  int steps() {
    return steps;
  }

  /** The code a level is stored as. */
  int code(int level) {
    return codeOfLevel[level];
  }

  /** What a code reads in this range, those that no level has included. */
  float value(int code, float low, float high) {
    return Levels.value(low, high, steps, levelOfCode[code]);
  }

  /** What each code reads in this range. */
  float[] values(float low, float high) {
    float[] values = new float[levelOfCode.length];
    for (int code = 0; code < values.length; code++) {
      values[code] = value(code, low, high);
    }
    return values;
  }
}
