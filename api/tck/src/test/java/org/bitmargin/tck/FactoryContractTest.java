package org.bitmargin.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.bitmargin.api.Loss;
import org.bitmargin.api.LossFactory;
import org.bitmargin.api.Reference;
import org.junit.jupiter.api.Test;

class FactoryContractTest {

  /** No parameters. */
  record None() {}

  /** A factory whose parts can be made wrong one by one. */
  abstract static class Base<P extends Record> implements LossFactory<P> {
    @Override
    public String name() {
      return "base";
    }

    @Override
    public String summary() {
      return "A loss";
    }

    @Override
    public Reference reference() {
      return Trial.REFERENCE;
    }

    @Override
    public Loss create(P parameters) {
      return new SoftmaxLoss();
    }
  }

  /** As {@link Base}, without parameters. */
  public static class Plain extends Base<None> {
    @Override
    public Class<None> parametersType() {
      return None.class;
    }

    @Override
    public None defaults() {
      return new None();
    }
  }

  abstract static class Subject extends LossContract {
    @Override
    protected LossFactory<?> factory() {
      return new Plain();
    }
  }

  static class NotRegistered extends Subject {}

  @Test
  void a_factory_must_be_registered() {
    assertFound(NotRegistered.class, "is_registered_as_a_service");
  }

  /** Has no constructor ServiceLoader could call. */
  public static final class Closed extends Plain {
    private Closed() {}
  }

  static class ClosedSubject extends Subject {
    @Override
    protected LossFactory<?> factory() {
      return new Closed();
    }
  }

  @Test
  void a_factory_must_have_a_public_constructor() {
    assertFound(ClosedSubject.class, "has_a_public_constructor_without_arguments");
  }

  /** Counts what it made. */
  public static final class Counting extends Plain {
    private final AtomicInteger notSeen = new AtomicInteger();
    private int made;

    @Override
    public Loss create(None parameters) {
      made += notSeen.incrementAndGet();
      return super.create(parameters);
    }

    int made() {
      return made;
    }
  }

  static class CountingSubject extends Subject {
    @Override
    protected LossFactory<?> factory() {
      return new Counting();
    }
  }

  @Test
  void a_factory_must_not_have_state() {
    assertFound(CountingSubject.class, "has_no_state");
  }

  /** Is named like a class. */
  public static final class Misnamed extends Plain {
    @Override
    public String name() {
      return "MyLoss";
    }
  }

  static class MisnamedSubject extends Subject {
    @Override
    protected LossFactory<?> factory() {
      return new Misnamed();
    }
  }

  @Test
  void a_name_must_be_kebab_case() {
    assertFound(MisnamedSubject.class, "name_is_kebab_case_with_an_optional_prefix");
  }

  /** Says nothing about itself. */
  public static final class Silent extends Plain {
    @Override
    public String summary() {
      return " ";
    }
  }

  static class SilentSubject extends Subject {
    @Override
    protected LossFactory<?> factory() {
      return new Silent();
    }
  }

  @Test
  void a_factory_must_say_what_it_is() {
    assertFound(SilentSubject.class, "says_what_it_is_and_where_it_comes_from");
  }

  /** A component no configuration file can express, and an accessor that rounds. */
  record Odd(Map<String, Double> by_class, double bound) {
    @Override
    public double bound() {
      return bound + 1;
    }
  }

  /** Has such parameters. */
  public static final class OddlyConfigured extends Base<Odd> {
    @Override
    public Class<Odd> parametersType() {
      return Odd.class;
    }

    @Override
    public Odd defaults() {
      return new Odd(Map.of(), 1);
    }
  }

  static class OddlyConfiguredSubject extends Subject {
    @Override
    protected LossFactory<?> factory() {
      return new OddlyConfigured();
    }
  }

  @Test
  void parameters_must_be_expressible_in_a_configuration_file() {
    assertFound(
        OddlyConfiguredSubject.class,
        "every_parameter_can_be_written_in_a_configuration_file",
        "parameter_names_are_those_of_the_configuration_keys",
        "defaults_survive_the_canonical_constructor");
  }

  static class OtherParameters extends Subject {
    @Override
    protected Record parameters() {
      return new Odd(Map.of(), 1);
    }
  }

  @Test
  void parameters_must_be_of_the_declared_type() {
    assertFound(OtherParameters.class, "parameters_are_a_record_of_the_declared_type");
  }

  @Test
  void lists_records_and_enums_can_be_bound() {
    record Inner(int count) {}
    record Outer(
        List<Inner> inner, Thread.State state, String text, boolean flag, List<String> names) {}
    assertThat(Records.bindable(Outer.class)).isTrue();
    assertThat(Records.bindable(Odd.class)).isFalse();
    assertThat(Records.bindable(Object.class)).isFalse();
  }

  private static void assertFound(Class<?> subject, String... tests) {
    assertThat(Trial.of(subject, tests).failures()).containsExactlyInAnyOrder(tests);
  }
}
