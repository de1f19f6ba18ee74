package org.bitmargin.benchmarks;

import java.util.Locale;
import java.util.function.Supplier;

/**
 * What is compared: where nothing else is said, VGG3 on 28×28 pixels, 256 images a batch. Public
 * for JMH.
 */
public enum Workload {
  /** Forward, backward, Adam. */
  TRAINING_1_BIT(Network.VGG3, 1, "training step, 1 bit"),
  /** Forward, backward, Adam. */
  TRAINING_4_BIT(Network.VGG3, 4, "training step, 4 bits"),
  /** Forward, backward, Adam. */
  TRAINING_VGG7_1_BIT(Network.VGG7, 1, "training step of VGG7, 1 bit"),
  /** Forward, backward, Adam. */
  TRAINING_VGG7_4_BIT(Network.VGG7, 4, "training step of VGG7, 4 bits"),
  /** Forward, backward, Adam. */
  TRAINING_MOBILENETV2_1_BIT(Network.MOBILENETV2, 1, "training step of MobileNetV2, 1 bit"),
  /** Forward, backward, Adam. */
  TRAINING_MOBILENETV2_4_BIT(Network.MOBILENETV2, 4, "training step of MobileNetV2, 4 bits"),
  /** Forward, backward, Adam. */
  TRAINING_RESNET18_1_BIT(Network.RESNET18, 1, "training step of ResNet-18, 1 bit"),
  /** Forward, backward, Adam. */
  TRAINING_RESNET18_4_BIT(Network.RESNET18, 4, "training step of ResNet-18, 4 bits"),
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
  private final int images;
  private final boolean isLong;
  private final Supplier<Pair> pair;

  Workload(String title, Supplier<Pair> pair) {
    this.title = title;
    this.images = 0;
    this.isLong = title.startsWith("campaign");
    this.pair = pair;
  }

  Workload(Network network, int bits, String title) {
    boolean first = network == Network.VGG3;
    this.title = first ? title : title + ", " + network.images();
    this.images = network.batch();
    this.isLong = !first;
    this.pair = () -> new TrainingPair(network, bits);
  }

  /** One line of words. */
  String title() {
    return title;
  }

  /** The name of its row, e.g. {@code training-1-bit}. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether doing it once takes about a second or more. */
  boolean isLong() {
    return isLong;
  }

  /** Images a step trains on; 0 for all that is no training. */
  int images() {
    return images;
  }

  Pair open() {
    return pair.get();
  }
}
