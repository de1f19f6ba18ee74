package org.bitmargin.api;

/**
 * A protection as a plug-in.
 *
 * @param <P> its parameters
 */
public interface ProtectionFactory<P extends Record> extends PluginFactory<P> {

  /** Creates it from validated parameters. */
  Protection create(P parameters);
}
