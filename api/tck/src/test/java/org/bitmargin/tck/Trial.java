package org.bitmargin.tck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.TreeSet;
import org.bitmargin.api.Reference;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
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

  static Trial of(Class<?> subject) {
    return new Trial(
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(subject))
            .execute()
            .testEvents());
  }

  /** Names of the contract's tests that failed. */
  Set<String> failures() {
    Set<String> names = new TreeSet<>();
    tests.failed().stream().forEach(event -> names.add(method(event)));
    return names;
  }

  /** How many tests succeeded. */
  long successes() {
    return tests.succeeded().count();
  }

  private static String method(Event event) {
    return event
        .getTestDescriptor()
        .getSource()
        .map(source -> ((MethodSource) source).getMethodName())
        .orElseThrow();
  }
}
