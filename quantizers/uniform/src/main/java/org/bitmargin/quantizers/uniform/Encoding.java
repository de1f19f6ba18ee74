package org.bitmargin.quantizers.uniform;

/** Which b-bit code stands for a signed number n, −2^(b−1) ≤ n &lt; 2^(b−1). */
public enum Encoding {
  /** n + 2^(b−1), so that codes sort like numbers. */
  OFFSET_BINARY {
    @Override
    int code(int number, int bits) {
      return number + (1 << bits - 1);
    }

    @Override
    int number(int code, int bits) {
      return code - (1 << bits - 1);
    }
  },
  /** n modulo 2^b, what integer arithmetic reads; offset binary with the top bit turned over. */
  TWOS_COMPLEMENT {
    @Override
    int code(int number, int bits) {
      return number & (1 << bits) - 1;
    }

    @Override
    int number(int code, int bits) {
      return code << 32 - bits >> 32 - bits;
    }
  },
  /** Top bit 1 for n &lt; 0, then |n|; −2^(b−1) has no code and 0 has two. */
  SIGN_MAGNITUDE {
    @Override
    int code(int number, int bits) {
      return number < 0 ? 1 << bits - 1 | -number : number;
    }

    @Override
    int number(int code, int bits) {
      int magnitude = code & (1 << bits - 1) - 1;
      return magnitude == code ? code : -magnitude;
    }
  };

  /** The code of a number; each number the encoding has gets a code of its own. */
  abstract int code(int number, int bits);

  /** The number a code stands for; every code stands for one. */
  abstract int number(int code, int bits);
}
