package org.bitmargin.pipeline;

import org.bitmargin.api.DatasetFactory;
import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.LossFactory;
import org.bitmargin.api.ModelFactory;
import org.bitmargin.api.PluginFactory;
import org.bitmargin.api.ProtectionFactory;
import org.bitmargin.api.QuantizerFactory;

/** What a plug-in can be. */
public enum PluginKind {
  LOSS("loss", "losses", LossFactory.class),
  QUANTIZER("quantizer", "quantizers", QuantizerFactory.class),
  FAULT_MODEL("fault model", "fault models", FaultModelFactory.class),
  PROTECTION("protection", "protections", ProtectionFactory.class),
  MODEL("model", "models", ModelFactory.class),
  DATASET("dataset", "datasets", DatasetFactory.class);

  private final String label;
  private final String plural;
  private final Class<? extends PluginFactory<?>> service;

  @SuppressWarnings("unchecked") // every service is a PluginFactory, which erasure hides
  PluginKind(String label, String plural, Class<?> service) {
    this.label = label;
    this.plural = plural;
    this.service = (Class<? extends PluginFactory<?>>) service;
  }

  /** The word for one. */
  public String label() {
    return label;
  }

  /** The word for several. */
  public String plural() {
    return plural;
  }

  /** The label as one word, e.g. {@code fault-model}. */
  public String id() {
    return label.replace(' ', '-');
  }

  /** The interface listed in {@code META-INF/services}. */
  public Class<? extends PluginFactory<?>> service() {
    return service;
  }
}
