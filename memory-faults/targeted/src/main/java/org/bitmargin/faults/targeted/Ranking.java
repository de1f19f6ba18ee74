package org.bitmargin.faults.targeted;

import java.util.List;
import java.util.PriorityQueue;
import org.bitmargin.faults.targeted.BitSearch.Candidate;

/** The best of many candidates, offered by ascending addresses. */
final class Ranking {
  private final int size;
  private final PriorityQueue<Candidate> worstFirst =
      new PriorityQueue<>(Candidate.BEST_FIRST.reversed());

  Ranking(int size) {
    this.size = size;
  }

  /** Whether a gain is among the best so far; one that is no number never is. */
  boolean takes(double gain) {
    return !Double.isNaN(gain) && (worstFirst.size() < size || gain > worstFirst.peek().gain());
  }

  void add(Candidate candidate) {
    if (worstFirst.size() == size) {
      worstFirst.remove();
    }
    worstFirst.add(candidate);
  }

  List<Candidate> best() {
    return worstFirst.stream().sorted(Candidate.BEST_FIRST).toList();
  }
}
