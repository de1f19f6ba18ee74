package org.bitmargin.datasets.cifar10;

import java.nio.file.Path;
import java.util.List;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.DatasetFactory;
import org.bitmargin.datasets.images.Normalization;
import org.bitmargin.tck.DatasetContract;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class Cifar10ContractTest extends DatasetContract {
  @TempDir static Path root;

  @BeforeAll
  static void write_two_files() {
    Fixture.write(root, "data_batch_1.bin", Fixture.batch(1));
    Fixture.write(root, "test_batch.bin", Fixture.batch(2));
  }

  @Override
  protected DatasetFactory<?> factory() {
    return new Cifar10Factory();
  }

  @Override
  protected Record parameters() {
    return new Cifar10Parameters(Normalization.STANDARD, 4, true, true);
  }

  @Override
  protected DatasetContext context() {
    return new DatasetContext(List.of(root));
  }
}
