package org.bitmargin.datasets.imagenette;

import java.nio.file.Path;
import java.util.List;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.DatasetFactory;
import org.bitmargin.datasets.images.Normalization;
import org.bitmargin.tck.DatasetContract;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class ImagenetteContractTest extends DatasetContract {
  @TempDir static Path root;

  @BeforeAll
  static void write_pictures() {
    Fixture.write(root);
  }

  @Override
  protected DatasetFactory<?> factory() {
    return new ImagenetteFactory();
  }

  @Override
  protected Record parameters() {
    return new ImagenetteParameters("imagenette2-160", 64, Normalization.STANDARD, 4, true, true);
  }

  @Override
  protected DatasetContext context() {
    return new DatasetContext(List.of(root));
  }
}
