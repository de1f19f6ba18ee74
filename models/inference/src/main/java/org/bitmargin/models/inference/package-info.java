/**
 * Networks frozen for inference on stored codes.
 *
 * <p>A {@link org.bitmargin.models.inference.Plan} says what a network computes, stage by stage;
 * what runs it is chosen by what its weights and activations are made of: packed words for one bit,
 * integers for 2 to 8 bits.
 */
package org.bitmargin.models.inference;
