/**
 * The conformance kit: a plug-in is correct when a JUnit class that extends its contract passes.
 *
 * <p>Subclass the contract of your kind ({@link org.bitmargin.tck.LossContract}, {@link
 * org.bitmargin.tck.QuantizerContract}, {@link org.bitmargin.tck.FaultModelContract}, {@link
 * org.bitmargin.tck.ProtectionContract}, {@link org.bitmargin.tck.ModelContract}, {@link
 * org.bitmargin.tck.DatasetContract}) and return your factory; every test is inherited. Override
 * {@code parameters()} to test other parameters than the defaults, and a hook where the plug-in
 * differs from the usual on purpose.
 */
package org.bitmargin.tck;
