package org.bitmargin.engine;

import java.util.List;

/** What is done for each chip of a campaign, or for each repetition of transient faults. */
interface Campaign {

  /** Measures one at every point of the sweep, in order. */
  List<Measurement> measure(int chip);
}
