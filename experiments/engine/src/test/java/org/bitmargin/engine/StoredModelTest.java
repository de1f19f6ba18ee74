package org.bitmargin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.stream.LongStream;
import org.bitmargin.api.MemoryGeometry;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.api.Model;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Tensors;
import org.junit.jupiter.api.Test;

class StoredModelTest {
  private static final Exposure WEIGHTS = new Exposure(List.of("weight"));

  @Test
  void a_clean_memory_reads_back_the_quantized_model() {
    Model model = Fixtures.mlp(Fixtures.uniform(4), 1);
    List<float[]> quantized = effective(model);
    try (StoredModel stored = store(model, WEIGHTS, true)) {
      stored.load(new long[0]);
      assertThat(effective(model)).usingRecursiveComparison().isEqualTo(quantized);
    }
  }

  @Test
  void unloading_restores_every_bit_and_value() {
    Model model = Fixtures.mlp(Fixtures.uniform(4), 1);
    List<float[]> quantized = effective(model);
    try (StoredModel stored = store(model, WEIGHTS, true)) {
      MemoryImage clean = stored.image().copy();
      stored.load(LongStream.range(0, 5000).map(i -> i * 7).toArray());
      assertThat(effective(model)).usingRecursiveComparison().isNotEqualTo(quantized);
      stored.load(LongStream.range(0, 50).toArray());
      stored.unload();
      for (int i = 0; i < clean.layout().regions().size(); i++) {
        assertThat(stored.image().content(i)).isEqualTo(clean.content(i));
      }
      assertThat(effective(model)).usingRecursiveComparison().isEqualTo(quantized);
    }
    assertThat(model.parameters()).noneMatch(Parameter::overridden);
  }

  @Test
  void a_flipped_bit_changes_its_own_element_and_nothing_else() {
    Model model = Fixtures.mlp(Fixtures.uniform(8), 1);
    List<float[]> before = effective(model);
    try (StoredModel stored = store(model, WEIGHTS, false)) {
      MemoryRegion second = stored.image().layout().regions().get(1);
      stored.load(new long[] {second.firstBit() + 8 * 11 + 7});
      List<float[]> after = effective(model);
      int changed = 0;
      for (int p = 0; p < before.size(); p++) {
        for (int i = 0; i < before.get(p).length; i++) {
          changed += before.get(p)[i] == after.get(p)[i] ? 0 : 1;
        }
      }
      assertThat(changed).isEqualTo(1);
    }
  }

  @Test
  void ranges_come_from_the_clean_tensor_unless_they_are_exposed_themselves() {
    Model model = Fixtures.mlp(Fixtures.uniform(4), 1);
    try (StoredModel stored = store(model, WEIGHTS, true)) {
      List<MemoryRegion> regions = stored.image().layout().regions();
      assertThat(regions.stream().map(MemoryRegion::name))
          .containsExactly("fc1.weight", "fc1.weight.ranges", "fc2.weight", "fc2.weight.ranges");
      float[] before = value(model, "fc1.weight");
      // the sign of the stored minimum: every element but those at the maximum moves
      stored.load(new long[] {regions.get(1).firstBit() + 31});
      float[] after = value(model, "fc1.weight");
      int moved = 0;
      for (int i = 0; i < before.length; i++) {
        moved += before[i] == after[i] ? 0 : 1;
      }
      assertThat(moved).isGreaterThan(before.length / 2);
    }
  }

  @Test
  void only_the_exposed_roles_lie_in_the_memory() {
    Model model = Fixtures.mlp(Fixtures.binary(), 1);
    Exposure roles = new Exposure(List.of("batch-norm", "scale", "*.bias"));
    try (StoredModel stored = store(model, roles, false)) {
      assertThat(stored.image().layout().regions().stream().map(MemoryRegion::name))
          .containsExactly("fc1.bias", "bn1.weight", "bn1.bias", "fc2.bias", "scale.factor");
      assertThat(stored.image().layout().bitCount()).isEqualTo(32 * (16 + 16 + 16 + 10 + 1));
    }
  }

  @Test
  void the_audit_lists_every_stored_tensor_with_zeros_where_nothing_can_happen() {
    Model model = Fixtures.mlp(Fixtures.uniform(4), 1);
    try (StoredModel stored = store(model, WEIGHTS, false)) {
      Audit audit = new Audit(stored, stored.image());
      audit.add(new long[] {0, 3, 5});
      List<AuditRow> rows = audit.rows(1);
      assertThat(rows.stream().map(AuditRow::tensor).distinct())
          .containsExactly(
              "fc1.weight",
              "fc1.weight.ranges",
              "fc1.bias",
              "bn1.weight",
              "bn1.bias",
              "bn1.running_mean",
              "bn1.running_var",
              "fc2.weight",
              "fc2.weight.ranges",
              "fc2.bias",
              "scale.factor");
      assertThat(rows)
          .filteredOn(r -> r.flips01() + r.flips10() > 0)
          .extracting(AuditRow::tensor, AuditRow::bit)
          .containsExactly(tuple("fc1.weight", 0), tuple("fc1.weight", 1), tuple("fc1.weight", 3));
      assertThat(rows).filteredOn(AuditRow::exposed).extracting(AuditRow::tensor).hasSize(8);
    }
  }

  private static StoredModel store(Model model, Exposure expose, boolean ranges) {
    return new StoredModel(model, model.reference(), expose, ranges, MemoryGeometry.DEFAULT);
  }

  private static List<float[]> effective(Model model) {
    return model.parameters().stream().map(p -> Tensors.toArray(p.effective())).toList();
  }

  private static float[] value(Model model, String name) {
    return model.parameters().stream()
        .filter(p -> p.name().equals(name))
        .map(p -> Tensors.toArray(p.effective()))
        .findFirst()
        .orElseThrow();
  }
}
