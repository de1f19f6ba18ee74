/**
 * From a YAML file to a run folder.
 *
 * <p>A {@link org.bitmargin.pipeline.PluginRegistry} finds the plug-ins; an experiment is read
 * strictly into a {@link org.bitmargin.pipeline.ResolvedExperiment}, in which nothing is left open;
 * an {@link org.bitmargin.pipeline.Experiment} trains and evaluates its cells and keeps the {@link
 * org.bitmargin.pipeline.RunFolder}. {@link org.bitmargin.pipeline.ExperimentBuilder} is the same
 * in plain Java, {@link org.bitmargin.pipeline.ExperimentModule} the same for Guice, which is used
 * nowhere else.
 */
package org.bitmargin.pipeline;
