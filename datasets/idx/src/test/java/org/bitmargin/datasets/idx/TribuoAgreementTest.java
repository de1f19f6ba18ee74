package org.bitmargin.datasets.idx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.datasource.IDXDataSource;
import org.tribuo.datasource.IDXDataSource.IDXData;
import org.tribuo.datasource.IDXDataSource.IDXType;

/** Tribuo is an independent writer and reader of IDX files. */
class TribuoAgreementTest {
  private static final int[] SHAPE = {40, 7, 5};
  private static final int AREA = 35;

  @TempDir Path folder;
  private final RandomGenerator random = new SplittableRandom(11);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void files_written_by_Tribuo_are_read(boolean compress) throws IOException {
    Written written = write(compress);

    IdxPair pair = IdxPair.read(written.images, written.labels, 10);

    assertThat(pair.images().shape()).isEqualTo(SHAPE);
    assertThat(unsigned(pair.images().data())).isEqualTo(written.pixels);
    assertThat(unsigned(pair.labels().data())).isEqualTo(written.classes);
  }

  @Test
  void files_are_read_as_by_Tribuo() throws IOException {
    Written written = write(true);
    IdxPair pair = IdxPair.read(written.images, written.labels, 10);

    int image = 0;
    for (Example<Label> example :
        new IDXDataSource<>(written.images, written.labels, new LabelFactory())) {
      double[] pixels = new double[AREA];
      for (Feature feature : example) {
        pixels[Integer.parseInt(feature.getName())] = feature.getValue();
      }
      int from = image * AREA;
      for (int i = 0; i < AREA; i++) {
        assertThat(pair.images().data()[from + i] & 0xff).isEqualTo((int) pixels[i]);
      }
      assertThat(example.getOutput().getLabel())
          .isEqualTo(Integer.toString(pair.labels().data()[image]));
      image++;
    }
    assertThat(image).isEqualTo(SHAPE[0]);
  }

  private record Written(Path images, Path labels, double[] pixels, double[] classes) {}

  private Written write(boolean compress) throws IOException {
    // At least one pixel is lit: Tribuo has no example without a feature.
    double[] pixels = DoubleStream.generate(() -> random.nextInt(256)).limit(40 * AREA).toArray();
    double[] classes = DoubleStream.generate(() -> random.nextInt(10)).limit(40).toArray();
    Path images = folder.resolve(compress ? "images.gz" : "images");
    Path labels = folder.resolve(compress ? "labels.gz" : "labels");
    IDXData.createIDXData(IDXType.UBYTE, SHAPE, pixels).save(images, compress);
    IDXData.createIDXData(IDXType.UBYTE, new int[] {40}, classes).save(labels, compress);
    return new Written(images, labels, pixels, classes);
  }

  private static double[] unsigned(byte[] bytes) {
    double[] values = new double[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      values[i] = bytes[i] & 0xff;
    }
    return values;
  }
}
