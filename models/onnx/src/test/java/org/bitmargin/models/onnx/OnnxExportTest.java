package org.bitmargin.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bitmargin.api.ActivationBuffer;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Model;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.bitmargin.quantizers.uniform.Granularity;
import org.bitmargin.quantizers.uniform.Range;
import org.bitmargin.quantizers.uniform.Scheme;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class OnnxExportTest {
  private static final int IMAGES = 16;

  @TempDir private Path folder;

  private Path export(Networks network, Model model) {
    Path file = folder.resolve("net.onnx");
    try {
      OnnxExport.write(file, model, network.image(), Networks.CLASSES, Map.of("cell", "test"));
      return file;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Runs both on the same images. A sum in another order may put an activation on the other side of
   * a threshold, which no two programs in floats can agree on. So each activation is compared, and
   * then both go on from the same one: all but a few must be equal, and the logits of every image.
   */
  private void agree(Networks network, Quantizer weights, Quantizer activations) {
    Model model = network.trained(weights, activations);
    INDArray images = network.images(IMAGES, 11);
    List<ActivationBuffer> buffers =
        model.activations().stream()
            .filter(buffer -> buffer.quantizer() != FullPrecision.INSTANCE)
            .toList();
    List<String> names = buffers.stream().map(ActivationBuffer::name).toList();
    Map<String, float[]> theirs = OnnxRuntime.run(export(network, model), images, names);
    Comparison compared = new Comparison();
    for (ActivationBuffer buffer : buffers) {
      buffer.tap(
          ours -> {
            float[] read = theirs.get(buffer.name());
            compared.add(Tensors.toArray(ours), read);
            return Tensors.of(read, ours.shape());
          });
    }
    float[] logits = Tensors.toArray(model.forward(images, Model.Phase.INFERENCE));
    assertThat(compared.share()).as("activations that differ").isLessThanOrEqualTo(5e-4);
    float[] others = theirs.get(OnnxExport.OUTPUT);
    assertThat(others).hasSameSizeAs(logits);
    double spread = 0;
    for (int i = 0; i < logits.length; i++) {
      assertThat(others[i]).isCloseTo(logits[i], offset(1e-4f));
      spread = Math.max(spread, Math.abs(logits[i] - logits[i % Networks.CLASSES]));
    }
    assertThat(spread).as("logits of different images differ").isGreaterThan(0.1);
  }

  /** Counts activations that are not equal. */
  private static final class Comparison {
    private long all;
    private long different;

    void add(float[] ours, float[] theirs) {
      assertThat(theirs).hasSameSizeAs(ours);
      all += ours.length;
      for (int i = 0; i < ours.length; i++) {
        different += Math.abs(ours[i] - theirs[i]) > 1e-6 ? 1 : 0;
      }
    }

    double share() {
      return all == 0 ? 0 : (double) different / all;
    }
  }

  @ParameterizedTest
  @EnumSource(Networks.class)
  void onnx_runtime_gives_the_same_logits(Networks network) {
    for (int bits : new int[] {1, 2, 4, 8, 32}) {
      agree(network, Networks.weights(bits), Networks.activations(bits));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AFFINE,PER_CHANNEL,DATA",
    "SYMMETRIC,PER_TENSOR,DATA",
    "SYMMETRIC,PER_CHANNEL,DATA",
    "SYMMETRIC,PER_TENSOR,FIXED",
    "AFFINE,PER_TENSOR,FIXED"
  })
  void every_scheme_of_weights_gives_the_same_logits(
      Scheme scheme, Granularity granularity, Range range) {
    for (int bits = 2; bits <= 8; bits++) {
      Quantizer weights = Networks.uniform(bits, scheme, granularity, range, 0.1);
      agree(Networks.VGG3_WITH_BIASES, weights, Networks.activations(4));
    }
  }

  @Test
  void levels_from_0_on_are_activations_too() {
    Quantizer activations = Networks.uniform(3, Scheme.AFFINE, Granularity.PER_TENSOR, Range.FIXED);
    agree(Networks.VGG3, Networks.weights(4), activations);
  }

  @Nested
  class The_file {

    private GraphProto graph(Networks network, Quantizer weights, Quantizer activations)
        throws IOException {
      Path file = export(network, network.trained(weights, activations));
      return ModelProto.parseFrom(Files.readAllBytes(file)).getGraph();
    }

    private static TensorProto constant(GraphProto graph, String name) {
      return graph.getInitializerList().stream()
          .filter(t -> t.getName().equals(name))
          .findFirst()
          .orElseThrow();
    }

    @Test
    void holds_binary_weights_as_signs_in_int8() throws IOException {
      GraphProto graph = graph(Networks.VGG3, Networks.weights(1), Networks.activations(1));
      TensorProto codes = constant(graph, "conv2.weight.codes");
      assertThat(codes.getDataType()).isEqualTo(TensorProto.DataType.INT8.getNumber());
      assertThat(codes.getDimsList()).containsExactly(8L, 8L, 3L, 3L);
      Set<Byte> values = new TreeSet<>();
      codes.getRawData().forEach(values::add);
      assertThat(values).containsExactly((byte) -1, (byte) 1);
    }

    @Test
    void holds_codes_of_a_symmetric_scheme_around_0_with_a_scale_for_each_channel()
        throws IOException {
      Quantizer weights =
          Networks.uniform(4, Scheme.SYMMETRIC, Granularity.PER_CHANNEL, Range.DATA);
      GraphProto graph = graph(Networks.VGG3, weights, Networks.activations(4));
      TensorProto codes = constant(graph, "fc1.weight.codes");
      assertThat(codes.getDataType()).isEqualTo(TensorProto.DataType.INT8.getNumber());
      codes.getRawData().forEach(code -> assertThat(code).isBetween((byte) -7, (byte) 7));
      assertThat(constant(graph, "fc1.weight.scale").getDimsList()).containsExactly(32L);
    }

    @Test
    void quantizes_every_activation_and_every_weight() throws IOException {
      GraphProto graph = graph(Networks.VGG3, Networks.weights(4), Networks.activations(4));
      assertThat(count(graph, "QuantizeLinear")).isEqualTo(3);
      assertThat(count(graph, "DequantizeLinear")).isEqualTo(3 + 4);
    }

    private static long count(GraphProto graph, String operator) {
      return graph.getNodeList().stream()
          .map(NodeProto::getOpType)
          .filter(operator::equals)
          .count();
    }

    @Test
    void is_the_same_bytes_every_time() throws IOException {
      Model model = Networks.VGG3.trained(Networks.weights(4), Networks.activations(4));
      byte[] first = Files.readAllBytes(export(Networks.VGG3, model));
      assertThat(Files.readAllBytes(export(Networks.VGG3, model))).isEqualTo(first);
    }
  }

  @Test
  void activations_whose_range_comes_from_the_data_are_refused_by_layer() {
    Quantizer activations = Networks.uniform(4, Scheme.AFFINE, Granularity.PER_TENSOR, Range.DATA);
    Model model = Networks.VGG3.trained(Networks.weights(4), activations);
    assertThatThrownBy(() -> export(Networks.VGG3, model))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "activations of quant1 have no ONNX form: their quantizer takes its range from the"
                + " data: give it a fixed range");
    assertThat(folder).isEmptyDirectory();
  }
}
