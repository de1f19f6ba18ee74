package org.bitmargin.benchmarks;

import java.util.Locale;
import java.util.function.Supplier;

/** What is compared: VGG3 on 28×28 pixels, 256 images a batch. Public for JMH. */
public enum Workload {
  /** Forward, backward, Adam. */
  TRAINING_1_BIT("training step, 1 bit", () -> new TrainingPair(1)),
  /** Forward, backward, Adam. */
  TRAINING_4_BIT("training step, 4 bits", () -> new TrainingPair(4)),
  /** Logits of a batch. */
  INFERENCE_1_BIT("inference, 1 bit", () -> new InferencePair(1)),
  /** Logits of a batch. */
  INFERENCE_4_BIT("inference, 4 bits", () -> new InferencePair(4)),
  /** Logits of a batch. */
  INFERENCE_8_BIT("inference, 8 bits", () -> new InferencePair(8)),
  /** Drawing a chip and turning over the bits it gets wrong, bit error rate 1e-3. */
  FAULTS_8_BIT("a chip drawn and applied, 8 bits, BER 1e-3", FaultsPair::new),
  /** A batch of shuffled images as floats. */
  LOADING("256 of 60 000 images loaded", LoadingPair::new),
  /** 4 rates × 5 chips × 2000 images. */
  CAMPAIGN_1_BIT("campaign of 4 rates, 5 chips, 2000 images, 1 bit", () -> new CampaignPair(1)),
  /** 4 rates × 5 chips × 2000 images. */
  CAMPAIGN_4_BIT("campaign of 4 rates, 5 chips, 2000 images, 4 bits", () -> new CampaignPair(4));

  private final String title;
  private final Supplier<Pair> pair;

  Workload(String title, Supplier<Pair> pair) {
    this.title = title;
    this.pair = pair;
  }

  /** One line of words. */
  String title() {
    return title;
  }

  /** The name of its row, e.g. {@code training-1-bit}. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether doing it once takes seconds. */
  boolean isLong() {
    return this == CAMPAIGN_1_BIT || this == CAMPAIGN_4_BIT;
  }

  Pair open() {
    return pair.get();
  }
}
