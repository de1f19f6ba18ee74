package org.bitmargin.tck;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bitmargin.api.DataOrigin;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.Examples;

/** Three classes of random 2×3 images, right but for one flaw. */
record FlawedDataset(DatasetFlaw flaw, int opened) implements Dataset {
  private static final AtomicInteger OPENED = new AtomicInteger();

  FlawedDataset(DatasetFlaw flaw) {
    this(flaw, OPENED.incrementAndGet());
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public int height() {
    return 2;
  }

  @Override
  public int width() {
    return 3;
  }

  @Override
  public List<String> classNames() {
    return List.of("one", "two", flaw == DatasetFlaw.A_NAME_TWICE ? "one" : "three");
  }

  @Override
  public Examples train() {
    return new FlawedExamples(flaw, 50, seed());
  }

  @Override
  public Examples test() {
    int size = flaw == DatasetFlaw.EMPTY_TEST_PART ? 0 : 20;
    boolean overlap = flaw == DatasetFlaw.TRAINED_ON_A_TEST_IMAGE;
    return new FlawedExamples(flaw, size, overlap ? seed() : seed() + 1);
  }

  private long seed() {
    return flaw == DatasetFlaw.ANOTHER_DRAW_AT_EVERY_OPENING ? 100L * opened : 100;
  }

  @Override
  public String fingerprint() {
    return (flaw == DatasetFlaw.SHORT_FINGERPRINT ? "ab" : "0a")
        .repeat(flaw == DatasetFlaw.SHORT_FINGERPRINT ? 16 : 32);
  }

  @Override
  public DataOrigin origin() {
    int train = flaw == DatasetFlaw.MISCOUNTED ? 49 : train().size();
    return new DataOrigin(DataOrigin.Content.OWN, train, test().size(), List.of(), "");
  }
}
