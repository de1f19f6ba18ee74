package org.bitmargin.tck;

import static org.assertj.core.api.Assertions.assertThat;

import org.bitmargin.api.PluginFactory;
import org.junit.jupiter.api.Test;

/** What every factory keeps, whatever it makes. Subclass the contract of the kind, not this one. */
public abstract class FactoryContract {

  /** The factory under test. */
  protected abstract PluginFactory<?> factory();

  /** The service interface it is registered under. */
  protected abstract Class<?> service();

  /** The parameters under test; the defaults where not overridden. */
  protected Record parameters() {
    return factory().defaults();
  }

  @Test
  void parameters_are_of_the_declared_record() {
    assertThat(parameters()).isInstanceOf(factory().parametersType());
  }
}
