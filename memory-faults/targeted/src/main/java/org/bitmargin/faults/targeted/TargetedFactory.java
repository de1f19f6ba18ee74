package org.bitmargin.faults.targeted;

import java.util.List;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.Reference;

/** The plug-in {@code targeted}. */
public final class TargetedFactory implements FaultModelFactory<TargetedParameters> {
  private static final Reference SEARCH =
      new Reference(
          "A. S. Rakin, Z. He, D. Fan, Bit-Flip Attack: Crushing Neural Network with Progressive Bit"
              + " Search, ICCV 2019",
          "arXiv:1903.12269",
          Reference.Standing.READ);

  @Override
  public String name() {
    return "targeted";
  }

  @Override
  public String summary() {
    return "The bits an attacker would choose: gradient-guided progressive bit search.";
  }

  @Override
  public String formula() {
    return """
        each step: of every exposed tensor the `candidates` bits of the largest g * (value after - value before),
        g the gradient of the loss, are tried on the attacker's images; the one of the highest loss is turned for good
        loss: cross-entropy of the logits, brought to a mean range of 10; BER = flips / stored bits
        operating parameter: points: {flips: [1, 2, 5, 10, 20]}, one search for all of them""";
  }

  @Override
  public Reference reference() {
    return SEARCH;
  }

  @Override
  public List<Reference> sources() {
    return List.of(
        SEARCH,
        new Reference(
            "The authors' published results for int8 weights on ImageNet: ResNet-18 69.5 % falls to"
                + " 67.5 % and 59.8 % with 1 and 2 flips, MobileNetV2 71.1 % to 0.24 % with 1",
            "", Reference.Standing.READ),
        new Reference(
            "Attack images from the training part, 128 of them, 10 candidates a tensor and logits"
                + " scaled to a mean range of 10: choices of this project",
            "",
            Reference.Standing.ASSUMED));
  }

  @Override
  public Class<TargetedParameters> parametersType() {
    return TargetedParameters.class;
  }

  @Override
  public TargetedParameters defaults() {
    return new TargetedParameters(20, 10, 128, Lifetime.PER_CHIP);
  }

  @Override
  public FaultModel create(TargetedParameters parameters) {
    return new Targeted(parameters);
  }
}
