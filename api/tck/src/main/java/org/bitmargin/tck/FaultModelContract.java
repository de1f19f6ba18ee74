package org.bitmargin.tck;

import org.bitmargin.api.FaultModel;
import org.bitmargin.api.FaultModelFactory;

/** What every memory fault model keeps. */
public abstract class FaultModelContract extends FactoryContract {

  @Override
  protected abstract FaultModelFactory<?> factory();

  @Override
  protected final Class<?> service() {
    return FaultModelFactory.class;
  }

  /** Whether {@code at(1)} exists and turns every bit over. */
  protected boolean reachesOne() {
    return true;
  }

  /** Whether every bit of a code is equally likely to fail. */
  protected boolean uniformOverBits() {
    return true;
  }

  /** Whether bits fail independently of one another, so that counts are binomial. */
  protected boolean independentBits() {
    return true;
  }

  /** Operating points to test. */
  protected double[] rates() {
    return new double[] {1e-4, 1e-3, 1e-2, 0.1, 0.3};
  }

  /** Probability that a stored 0 reads 1 at this bit error rate; the rate itself when symmetric. */
  protected double rate01(double bitErrorRate) {
    return bitErrorRate;
  }

  /** Probability that a stored 1 reads 0 at this bit error rate; the rate itself when symmetric. */
  protected double rate10(double bitErrorRate) {
    return bitErrorRate;
  }

  /** The fault model under test. */
  protected final FaultModel faultModel() {
    return create(factory(), parameters());
  }

  private static <P extends Record> FaultModel create(
      FaultModelFactory<P> factory, Record parameters) {
    return factory.create(factory.parametersType().cast(parameters));
  }
}
