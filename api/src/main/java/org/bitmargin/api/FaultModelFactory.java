package org.bitmargin.api;

import java.util.Optional;

/**
 * A memory fault model as a plug-in.
 *
 * @param <P> its parameters
 */
public interface FaultModelFactory<P extends Record> extends PluginFactory<P> {

  /** Creates it from validated parameters. */
  FaultModel create(P parameters);

  /**
   * How the bit error rate follows the parameter that is turned in practice (a voltage, a pulse, a
   * temperature), worked out by the model itself; empty where there is no such parameter.
   */
  default Optional<OperatingCurve> operatingCurve() {
    return Optional.empty();
  }
}
