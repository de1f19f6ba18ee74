package org.bitmargin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PrefetchTest {
  private static final List<int[]> BATCHES = Batches.of(new int[] {7, 3, 9, 1, 5}, 2, true);

  @Test
  void batches_come_in_order_with_what_was_loaded_for_them() {
    List<String> seen = new ArrayList<>();
    Prefetch.forEach(
        BATCHES,
        batch -> "first is " + batch[0],
        (batch, loaded) -> seen.add(batch.length + ": " + loaded));
    assertThat(seen).containsExactly("2: first is 7", "2: first is 9", "1: first is 5");
  }

  @Test
  void the_next_batch_is_loaded_while_one_is_worked_on() {
    CountDownLatch second = new CountDownLatch(2);
    List<Boolean> overlapped = new ArrayList<>();
    Prefetch.forEach(
        BATCHES,
        batch -> {
          second.countDown();
          return batch;
        },
        (batch, loaded) -> {
          try {
            overlapped.add(second.await(30, TimeUnit.SECONDS));
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    assertThat(overlapped).containsExactly(true, true, true);
  }

  @Test
  void only_one_batch_is_ahead() {
    AtomicInteger loaded = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    List<Integer> ahead = new ArrayList<>();
    Prefetch.forEach(
        Batches.of(new int[40], 1, true),
        batch -> loaded.incrementAndGet() - done.get(),
        (batch, distance) -> {
          ahead.add(distance);
          done.incrementAndGet();
        });
    assertThat(ahead).hasSize(40).allMatch(distance -> distance <= 2);
  }

  @Test
  void an_error_of_loading_is_the_callers() {
    assertThatThrownBy(
            () ->
                Prefetch.forEach(
                    BATCHES,
                    batch -> {
                      if (batch[0] == 9) {
                        throw new ArithmeticException("nine");
                      }
                      return batch;
                    },
                    (batch, loaded) -> {}))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("nine");
  }

  @Test
  void nothing_to_do_does_nothing() {
    Prefetch.forEach(List.of(), batch -> batch, (batch, loaded) -> assertThat(batch).isNull());
  }
}
