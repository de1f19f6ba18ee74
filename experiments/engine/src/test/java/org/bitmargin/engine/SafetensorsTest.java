package org.bitmargin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
  @TempDir private Path folder;

  @Test
  void what_is_written_is_read_bit_for_bit() throws IOException {
    Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
    float[] values = {1, -0f, Float.NaN, Float.MIN_VALUE, 1e38f, 3};
    tensors.put("b", new Safetensors.Tensor(new long[] {2, 3}, values));
    tensors.put("a", new Safetensors.Tensor(new long[] {0}, new float[0]));
    Path file = folder.resolve("x.safetensors");
    Safetensors.write(file, new Safetensors.Content(tensors, Map.of("k", "v\"\n")));
    Safetensors.Content read = Safetensors.read(file);
    assertThat(read.metadata()).containsExactly(Map.entry("k", "v\"\n"));
    assertThat(read.tensors().keySet()).containsExactly("b", "a");
    assertThat(read.tensors().get("b").shape()).containsExactly(2, 3);
    assertThat(bits(read.tensors().get("b").values())).isEqualTo(bits(values));
    assertThat(read.tensors().get("a").values()).isEmpty();
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
    return bits;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json",
        "[1]",
        "{\"a\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1000],\"data_offsets\":[0,4000]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}",
        "{\"a\":{\"dtype\":\"F32\"}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", // a hole at the end
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", // one at the beginning
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", // overlap
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", // twice
        "{\"a\":{\"dtype\":\"F31\",\"shape\":[2],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,18446744073709551624]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[-8,0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}} []"
      })
  void a_header_that_lies_is_refused_in_one_line(String header) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    refused(
        ByteBuffer.allocate(8 + json.length + 8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(json.length)
            .put(json)
            .array());
  }

  @Test
  void tensors_of_other_types_are_read_past_where_they_are_not_wanted() throws IOException {
    String header =
        "{\"n\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]},"
            + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}}";
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    Path file = folder.resolve("mixed.safetensors");
    Files.write(
        file,
        ByteBuffer.allocate(8 + json.length + 12)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(json.length)
            .put(json)
            .putLong(7)
            .putFloat(2.5f)
            .array());
    assertThat(Safetensors.read(file, "a"::equals).tensors().get("a").values())
        .containsExactly(2.5f);
    assertThatThrownBy(() -> Safetensors.read(file)).hasMessageContaining("tensor n is I64");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 9, 1L << 40})
  void a_header_length_that_lies_is_refused_in_one_line(long length) throws IOException {
    refused(ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array());
  }

  @Test
  void a_file_cut_anywhere_is_refused_in_one_line() throws IOException {
    Path file = folder.resolve("whole.safetensors");
    Checkpoint.save(file, Fixtures.mlp(Fixtures.binary(), 1), Map.of());
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 7, 8, 100, whole.length / 2, whole.length - 1}) {
      refused(Arrays.copyOf(whole, length));
    }
  }

  private void refused(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("bad.safetensors"), content);
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("bad.safetensors")
        .hasMessageNotContaining("\n");
  }

  @Test
  void a_checkpoint_of_another_model_is_refused() throws IOException {
    Path file = folder.resolve("mlp.safetensors");
    Model model = Fixtures.mlp(Fixtures.binary(), 1);
    Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>(Checkpoint.tensors(model));
    Safetensors.Tensor weight = tensors.remove("fc1.weight");
    Safetensors.write(file, new Safetensors.Content(tensors, Map.of()));
    assertThatThrownBy(() -> Checkpoint.load(file, model)).hasMessageContaining("lacks fc1.weight");

    tensors.put("fc1.weight", new Safetensors.Tensor(new long[] {12544}, weight.values()));
    Safetensors.write(file, new Safetensors.Content(tensors, Map.of()));
    assertThatThrownBy(() -> Checkpoint.load(file, model)).hasMessageContaining("[12544]");

    tensors.put("fc1.weight", weight);
    tensors.put("extra", weight);
    Safetensors.write(file, new Safetensors.Content(tensors, Map.of()));
    assertThatThrownBy(() -> Checkpoint.load(file, model)).hasMessageContaining("extra");
  }
}
