package org.bitmargin.tck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.bitmargin.api.Reference;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Runs a contract on a plug-in. */
final class Trial {
  /** What the plug-ins of these tests name as their source. */
  static final Reference REFERENCE =
      new Reference("Made for the tests of the kit", "", Reference.Standing.DERIVED);

  private final Events tests;

  private Trial(Events tests) {
    this.tests = tests;
  }

  /** Runs the whole contract. */
  static Trial of(Class<?> subject) {
    return run(subject, name -> true);
  }

  /** Runs the named tests of the contract. */
  static Trial of(Class<?> subject, String... tests) {
    return run(subject, Set.of(tests)::contains);
  }

  private static Trial run(Class<?> subject, Predicate<String> wanted) {
    PostDiscoveryFilter filter =
        descriptor -> FilterResult.includedIf(method(descriptor).filter(wanted.negate()).isEmpty());
    return new Trial(
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(subject))
            .filters(filter)
            .execute()
            .testEvents());
  }

  /** Names of the contract's tests that failed. */
  Set<String> failures() {
    Set<String> names = new TreeSet<>();
    tests.failed().stream()
        .forEach(event -> names.add(method(event.getTestDescriptor()).orElseThrow()));
    return names;
  }

  /** How many tests succeeded. */
  long successes() {
    return tests.succeeded().count();
  }

  private static Optional<String> method(TestDescriptor descriptor) {
    return descriptor
        .getSource()
        .filter(MethodSource.class::isInstance)
        .map(source -> ((MethodSource) source).getMethodName());
  }
}
