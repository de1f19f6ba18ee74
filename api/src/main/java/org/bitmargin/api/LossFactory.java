package org.bitmargin.api;

/**
 * A loss as a plug-in.
 *
 * @param <P> its parameters
 */
public interface LossFactory<P extends Record> extends PluginFactory<P> {

  /** Creates it from validated parameters. */
  Loss create(P parameters);
}
