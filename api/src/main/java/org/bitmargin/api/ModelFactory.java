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

  /** Channels, height and width of the images it is mostly used for; its table is made for them. */
  default int[] imageShape() {
    return new int[] {1, 28, 28};
  }
}
