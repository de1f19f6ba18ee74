package org.bitmargin.engine;

import java.util.List;
import org.bitmargin.api.Inference;
import org.bitmargin.api.Model;

/**
 * What is measured and which stored data take faults.
 *
 * @param batch images a forward pass; changes speed, not results
 * @param images number of test images, drawn at random, the same in every run; 0 for all
 * @param expose what lies in the faulty memory, as {@link Exposure} reads it
 * @param exposeRanges whether the ranges of quantized tensors lie there too, as 32-bit floats
 * @param inference what computes: {@code fastest}, or {@code reference} to check it
 */
public record EvaluationSettings(
    int batch, int images, List<String> expose, boolean exposeRanges, Path inference) {

  /** Test images, as floats, that are kept between chips; more are read anew for each, bytes. */
  public static final long KEPT_BYTES = 256L << 20;

  /** Which form of a network is measured; both predict the same but for ties. */
  public enum Path {
    /** {@link Model#inference()}: on codes where the network allows it. */
    FASTEST,
    /** {@link Model#reference()}: on decoded floats. */
    REFERENCE;

    Inference freeze(Model model) {
      return this == FASTEST ? model.inference() : model.reference();
    }
  }

  public EvaluationSettings {
    if (batch < 1) {
      throw new IllegalArgumentException("batch must be at least 1, was " + batch);
    }
    if (images < 0) {
      throw new IllegalArgumentException("images must be 0 (all) or more, was " + images);
    }
    if (inference == null) {
      throw new IllegalArgumentException("inference must be fastest or reference");
    }
    if (expose.stream().distinct().count() != expose.size()) {
      throw new IllegalArgumentException("expose lists something twice: " + expose);
    }
    expose = List.copyOf(expose);
  }

  /** The same on another number of images. */
  public EvaluationSettings withImages(int count) {
    return new EvaluationSettings(batch, count, expose, exposeRanges, inference);
  }

  /** What lies in the faulty memory. */
  public Exposure exposure() {
    return new Exposure(expose);
  }

  /** All test images, weights exposed. */
  public static EvaluationSettings defaults() {
    return new EvaluationSettings(500, 0, List.of("weight"), false, Path.FASTEST);
  }
}
