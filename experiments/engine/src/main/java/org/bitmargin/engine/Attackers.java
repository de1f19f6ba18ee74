package org.bitmargin.engine;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.bitmargin.api.AimedFaultModel;
import org.bitmargin.api.Examples;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Model;
import org.bitmargin.api.ProtectedMemory;

/**
 * Lets fault models that choose their bits see the network of a campaign. Every chip's attacker has
 * images of its own.
 *
 * @param examples to take them from, never those a campaign measures on; empty where there are none
 */
record Attackers(
    Model model,
    StoredModel stored,
    ProtectedMemory memory,
    Optional<Examples> examples,
    long seed) {

  /** What a fault model chooses on a clean memory. */
  FaultMap aim(AimedFaultModel faults, int chip, RandomGenerator stream) {
    AttackedModel.Images images = faults.images() > 0 ? images(faults.images(), chip) : null;
    return faults.aim(new AttackedModel(model, stored, memory, images), stream);
  }

  private AttackedModel.Images images(int count, int chip) {
    Examples all =
        examples.orElseThrow(
            () ->
                new InvalidInputException(
                    "a fault model that attacks by loss needs labelled images, but the evaluation was given none"));
    int[] order = Streams.permutation(all.size(), Streams.of(seed, "attack", chip));
    int[] chosen = Arrays.copyOf(order, Math.min(count, order.length));
    return new AttackedModel.Images(all.images(chosen), all.labels(chosen));
  }
}
