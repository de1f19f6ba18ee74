package org.bitmargin.api;

/**
 * A network architecture as a plug-in.
 *
 * @param <P> its parameters (widths, initial output scale, …)
 */
public interface ModelFactory<P extends Record> extends PluginFactory<P> {

  /**
   * Builds the network with freshly initialised weights.
   *
   * @param parameters validated parameters
   * @param context image shape, classes, quantizers and the stream for initial weights
   * @throws InvalidInputException where the architecture cannot take such images
   */
  Model create(P parameters, ModelContext context);
}
