package org.bitmargin.datasets.svhn;

import java.nio.file.Path;
import java.util.List;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.DatasetFactory;
import org.bitmargin.datasets.images.Normalization;
import org.bitmargin.tck.DatasetContract;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SvhnContractTest extends DatasetContract {
  @TempDir static Path root;

  @BeforeAll
  static void write_two_files() {
    Fixture.write(root, "train_32x32.mat", Fixture.images(1, 40), Fixture.labels(40));
    Fixture.write(root, "test_32x32.mat", Fixture.images(2, 20), Fixture.labels(20));
  }

  @Override
  protected DatasetFactory<?> factory() {
    return new SvhnFactory();
  }

  @Override
  protected Record parameters() {
    return new SvhnParameters(Normalization.STANDARD, 4, true, true);
  }

  @Override
  protected DatasetContext context() {
    return new DatasetContext(List.of(root));
  }
}
