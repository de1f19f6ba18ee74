package org.bitmargin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bitmargin.api.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void no_more_work_than_asked_for(int threads) {
    Set<String> names =
        Threads.limited(
            threads,
            () ->
                IntStream.range(0, 1000)
                    .parallel()
                    .mapToObj(i -> Thread.currentThread().getName())
                    .collect(Collectors.toSet()));
    assertThat(names).hasSizeBetween(1, threads).noneMatch(name -> name.contains("commonPool"));
  }

  @Test
  void wrong_input_is_passed_on_as_it_is() {
    InvalidInputException wrong = new InvalidInputException("wrong");
    assertThatThrownBy(
            () ->
                Threads.limited(
                    1,
                    () -> {
                      throw wrong;
                    }))
        .isSameAs(wrong);
  }
}
