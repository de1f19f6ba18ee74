package org.bitmargin.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.ServiceLoader;
import org.bitmargin.api.PluginFactory;
import org.junit.jupiter.api.Test;

/** What every factory keeps, whatever it makes. Subclass the contract of the kind, not this one. */
public abstract class FactoryContract {
  private static final String WORD = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

  /** The factory under test. */
  protected abstract PluginFactory<?> factory();

  /** The service interface it is registered under. */
  protected abstract Class<?> service();

  /** The parameters under test; the defaults where not overridden. */
  protected Record parameters() {
    return factory().defaults();
  }

  @Test
  void is_registered_as_a_service() {
    assertThat(ServiceLoader.load(service()).stream().map(found -> found.type().getName()))
        .as("META-INF/services/" + service().getName())
        .contains(factory().getClass().getName());
  }

  @Test
  void has_a_public_constructor_without_arguments() throws ReflectiveOperationException {
    Constructor<?> constructor = factory().getClass().getDeclaredConstructor();
    assertThat(Modifier.isPublic(factory().getClass().getModifiers())).as("public class").isTrue();
    assertThat(Modifier.isPublic(constructor.getModifiers())).as("public constructor").isTrue();
    assertThat(((PluginFactory<?>) constructor.newInstance()).name()).isEqualTo(factory().name());
  }

  @Test
  void has_no_state() {
    assertThat(factory().getClass().getDeclaredFields())
        .filteredOn(field -> !field.isSynthetic())
        .as("a factory keeps nothing between calls: every field is a constant")
        .allMatch(field -> Modifier.isFinal(field.getModifiers()));
  }

  @Test
  void name_is_kebab_case_with_an_optional_prefix() {
    assertThat(factory().name()).matches("(" + WORD + ":)?" + WORD);
  }

  @Test
  void says_what_it_is_and_where_it_comes_from() {
    assertThat(factory().summary()).as("summary").isNotBlank().doesNotContain("\n");
    assertThat(factory().formula()).as("formula").isNotNull();
    assertThat(factory().reference()).as("reference").isNotNull();
    assertThat(factory().reference().citation()).as("citation").isNotBlank();
    assertThat(factory().reference().link()).as("link, empty where none").isNotNull();
    assertThat(factory().reference().standing()).as("standing").isNotNull();
  }

  @Test
  void parameters_are_a_record_of_the_declared_type() {
    assertThat(factory().parametersType()).isRecord();
    assertThat(factory().defaults()).isInstanceOf(factory().parametersType());
    assertThat(parameters()).isInstanceOf(factory().parametersType());
    assertThat(factory().defaults()).as("defaults, twice").isEqualTo(factory().defaults());
  }

  @Test
  void every_parameter_can_be_written_in_a_configuration_file() {
    assertThat(Arrays.asList(factory().parametersType().getRecordComponents()))
        .as("primitive, String, enum, InnerFaultModel, record, or List of these")
        .allMatch(component -> Records.bindable(component.getGenericType()));
  }

  @Test
  void parameter_names_are_those_of_the_configuration_keys() {
    assertThat(factory().parametersType().getRecordComponents())
        .extracting(RecordComponent::getName)
        .allMatch(name -> name.matches("[a-zA-Z][a-zA-Z0-9]*"));
  }

  @Test
  void defaults_survive_the_canonical_constructor() throws ReflectiveOperationException {
    assertThat(Records.rebuild(factory().defaults())).isEqualTo(factory().defaults());
  }
}
