package org.bitmargin.pipeline;

/**
 * One network to train and evaluate: the unit of work, of resuming and of failing.
 *
 * @param id unique in its experiment; file names use it, e.g. {@code vgg3-w4a4-mcel-m128-L100-s1}
 * @param label of the network in results: its name, with what differs from the defaults
 * @param model the network
 * @param quantization how it is stored
 * @param activationBits width of a stored activation
 * @param loss what it is trained with
 * @param seed of its training
 */
public record Cell(
    String id,
    String label,
    PluginChoice model,
    QuantizationChoice quantization,
    int activationBits,
    LossChoice loss,
    long seed) {}
