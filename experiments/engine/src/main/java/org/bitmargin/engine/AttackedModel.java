package org.bitmargin.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bitmargin.api.AimedFaultModel;
import org.bitmargin.api.Inference;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.Model;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.ProtectedMemory;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The network an aimed fault model looks at, behind its protection. Clean before and after every
 * question.
 *
 * <p>Losses are those of the inference that is measured. Gradients come from a training pass on the
 * stored values, so that batch normalisation uses the statistics of the attacker's images; its
 * running statistics are put back. They are taken with respect to the quantized values, within the
 * range of the quantizer.
 */
final class AttackedModel implements AimedFaultModel.Target {

  /**
   * What an attacker sees.
   *
   * @param pixels of the images
   * @param labels their classes
   */
  record Images(INDArray pixels, int[] labels) {}

  private final Model model;
  private final StoredModel stored;
  private final ProtectedMemory memory;
  private final Images images;
  private final List<float[]> values;
  private Inference.Batch batch;
  private AttackLoss loss;
  private long[] gradientsAt;
  private List<float[]> gradients;

  /**
   * A target.
   *
   * @param images null where the fault model asks for none
   */
  AttackedModel(Model model, StoredModel stored, ProtectedMemory memory, Images images) {
    this.model = model;
    this.stored = stored;
    this.memory = memory;
    this.images = images;
    this.values = stored.values();
    if (images != null) {
      requireOrder();
    }
  }

  /** An attacker that looks for bits by their values must know which bit belongs to which value. */
  private void requireOrder() {
    for (int r = 0; r < stored.image().layout().regions().size(); r++) {
      if (!memory.image().content(r).equals(stored.image().content(r))) {
        throw new InvalidInputException(
            "an attack that follows gradients needs data stored in their own order, but the protection stores %s in another one: leave out interleaving"
                .formatted(stored.image().layout().regions().get(r).name()));
      }
    }
  }

  @Override
  public MemoryImage image() {
    return memory.image();
  }

  @Override
  public float[] values(int region) {
    return region < values.size() ? values.get(region) : null;
  }

  @Override
  public double loss(long[] flips) {
    prepare();
    stored.load(memory.decode(flips).flips());
    double value = loss.value(stored.inference().logits(batch), images.labels());
    stored.unload();
    return value;
  }

  @Override
  public float[] gradient(int region, long[] flips) {
    if (region >= values.size() || stored.codesOf(region) < 0) {
      return null;
    }
    if (gradients == null || !Arrays.equals(flips, gradientsAt)) {
      prepare();
      stored.load(memory.decode(flips).flips());
      gradients = gradients();
      gradientsAt = flips.clone();
      stored.unload();
    }
    float[] gradient = gradients.get(stored.codesOf(region));
    return gradient == null ? null : gradient.clone();
  }

  private void prepare() {
    if (images == null) {
      throw new IllegalStateException("a fault model that asks for no images has no loss");
    }
    if (batch == null) {
      batch = stored.inference().prepare(images.pixels());
      stored.load(memory.decode(new long[0]).flips());
      loss = AttackLoss.of(stored.inference().logits(batch), images.labels());
      stored.unload();
    }
  }

  /** For each parameter, as the memory is loaded now. */
  private List<float[]> gradients() {
    List<Parameter> overridden = new ArrayList<>();
    List<INDArray> statistics = new ArrayList<>();
    for (StoredModel.StoredParameter p : stored.parameters()) {
      if (!p.parameter().overridden()) {
        p.parameter().override(p.parameter().quantizer().decode(p.read(stored.image())));
        overridden.add(p.parameter());
      }
      statistics.add(p.parameter().role().trainable() ? null : p.parameter().value().dup('c'));
    }
    INDArray logits = model.forward(images.pixels(), Model.Phase.TRAINING);
    model.backward(loss.gradient(logits, images.labels()));
    List<float[]> result = new ArrayList<>();
    for (StoredModel.StoredParameter p : stored.parameters()) {
      boolean trainable = p.parameter().role().trainable();
      result.add(trainable ? Tensors.toArray(p.parameter().gradient()) : null);
      if (!trainable) {
        p.parameter().value().assign(statistics.get(p.index()));
      }
    }
    overridden.forEach(p -> p.override(null));
    return result;
  }
}
