package org.bitmargin.api;

/**
 * A quantizer as a plug-in.
 *
 * @param <P> its parameters
 */
public interface QuantizerFactory<P extends Record> extends PluginFactory<P> {

  /** Creates it from validated parameters. */
  Quantizer create(P parameters);
}
