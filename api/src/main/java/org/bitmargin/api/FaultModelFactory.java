package org.bitmargin.api;

/**
 * A memory fault model as a plug-in.
 *
 * @param <P> its parameters
 */
public interface FaultModelFactory<P extends Record> extends PluginFactory<P> {

  /** Creates it from validated parameters. */
  FaultModel create(P parameters);
}
