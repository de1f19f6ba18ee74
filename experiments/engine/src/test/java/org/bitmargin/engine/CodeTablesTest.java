package org.bitmargin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryGeometry;
import org.bitmargin.api.Model;
import org.bitmargin.api.Protection;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Quantizer;
import org.bitmargin.protections.parity.ParityFactory;
import org.bitmargin.quantizers.uniform.Encoding;
import org.bitmargin.quantizers.uniform.Granularity;
import org.bitmargin.quantizers.uniform.Range;
import org.bitmargin.quantizers.uniform.Scheme;
import org.bitmargin.quantizers.uniform.UniformFactory;
import org.bitmargin.quantizers.uniform.UniformParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodeTablesTest {

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void channels_with_ranges_of_their_own_have_tables_of_their_own(Scheme scheme) {
    Quantizer quantizer = perChannel(scheme);
    List<float[]> tables = tables(quantizer);
    assertThat(tables.get(0)).hasSize(16 * 16);
    assertThat(tables.get(1)).hasSize(10 * 16);
    Model model = Fixtures.mlp(quantizer, 1);
    QuantizedTensor stored = quantizer.encode(model.parameters().get(0).value());
    for (int i = 0; i < stored.codes().size(); i += 97) {
      int channel = i / (28 * 28);
      assertThat(tables.get(0)[channel * 16 + stored.codes().get(i)])
          .isEqualTo(quantizer.valueAt(stored, i));
    }
  }

  @Test
  void one_range_for_a_tensor_is_one_table_and_floats_have_none() {
    assertThat(tables(Fixtures.uniform(4)).get(0)).hasSize(16);
    assertThat(tables(Fixtures.binary()).get(0)).containsExactlyInAnyOrder(-1, 1);
    assertThat(tables(FullPrecision.INSTANCE).get(0)).isNull();
  }

  @Test
  void parity_can_null_weights_with_ranges_for_each_channel() {
    ParityFactory parity = new ParityFactory();
    Protection protection = parity.create(parity.defaults());
    List<Measurement> rows =
        new Evaluator(EvaluationSettings.defaults(), 10)
            .evaluate(
                Fixtures.mlp(perChannel(Scheme.SYMMETRIC), 1),
                Fixtures.data().test(),
                Sweep.ofRates(Fixtures.flips(Lifetime.PER_CHIP), List.of(0.0, 0.01)),
                Optional.of(protection),
                1,
                3,
                Progress.NONE);
    assertThat(rows.get(1).faults().detected()).isPositive();
  }

  private static Quantizer perChannel(Scheme scheme) {
    return new UniformFactory()
        .create(
            new UniformParameters(
                4, scheme, Granularity.PER_CHANNEL, Encoding.OFFSET_BINARY, Range.DATA, 1));
  }

  private static List<float[]> tables(Quantizer quantizer) {
    Model model = Fixtures.mlp(quantizer, 1);
    try (StoredModel stored =
        new StoredModel(
            model,
            model.reference(),
            new Exposure(List.of("weight")),
            false,
            MemoryGeometry.DEFAULT)) {
      return new ArrayList<>(stored.values());
    }
  }
}
