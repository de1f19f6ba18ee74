package org.bitmargin.models.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class SharedMemoryTest {
  private static final Quantizer FLOAT = FullPrecision.INSTANCE;

  /** Residuals next to each other and within each other, tensors passed on, every kind of layer. */
  private static List<Layer> layers(Quantizer quantizer) {
    SplittableRandom init = new SplittableRandom(5);
    List<Layer> layers = new ArrayList<>();
    layers.add(new Conv2d("stem", 2, 4, 3, true, quantizer, init));
    layers.add(new Residual("first", block("first", 4, quantizer, init), List.of()));
    layers.add(new ActivationQuantizer("identity", FLOAT));
    layers.add(new Residual("second", block("second", 4, quantizer, init), List.of()));
    List<Layer> nested = new ArrayList<>(block("outer", 4, quantizer, init));
    nested.add(new Residual("inner", block("inner", 4, quantizer, init), List.of()));
    nested.add(new StridedConv2d("wider", ConvolutionShape.dense(4, 6, 3, 2), quantizer, init));
    layers.add(new Residual("third", nested, List.of(new WideningShortcut("s", 4, 6, 2))));
    layers.add(new MaxPool2d("pool"));
    layers.add(WindowPool2d.average("average", 1));
    layers.add(new Flatten("flat"));
    layers.add(new Linear("linear", 6 * 2 * 2, 5, true, quantizer, init));
    layers.add(new Scale("scale", 0.3));
    return layers;
  }

  private static List<Layer> block(String name, int n, Quantizer quantizer, SplittableRandom init) {
    return List.of(
        new StridedConv2d(name + ".conv", ConvolutionShape.dense(n, n, 3, 1), quantizer, init),
        new BatchNorm(name + ".bn", n),
        new HardTanh(name + ".act"),
        new ActivationQuantizer(name + ".quant", quantizer));
  }

  private static INDArray random(long seed, long... shape) {
    int length = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    return Tensors.of(LayerGradients.random(length, seed, 1), shape);
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 0.3f})
  void a_network_computes_what_its_layers_compute_each_in_memory_of_its_own(float bound) {
    Quantizer quantizer = bound == 0 ? FLOAT : new Thirds(bound);
    Sequential network = new Sequential(layers(quantizer));
    List<Layer> alone = layers(quantizer);
    for (int batch : new int[] {3, 5, 2}) {
      INDArray x = random(batch, batch, 2, 8, 8);
      INDArray other = random(9, 4, 2, 8, 8);
      INDArray upstream = random(7, batch, 5);
      float[] trained = Tensors.toArray(network.forward(x, Phase.TRAINING));
      float[] measured = Tensors.toArray(network.forward(other, Phase.INFERENCE));
      network.backward(upstream);
      assertThat(trained).containsExactly(Tensors.toArray(forward(alone, x, Phase.TRAINING)));
      assertThat(measured).containsExactly(Tensors.toArray(forward(alone, other, Phase.INFERENCE)));
      INDArray g = upstream;
      for (int i = alone.size() - 1; i >= 0; i--) {
        g = alone.get(i).backward(g, i > 0);
      }
      assertThat(gradients(network.parameters()))
          .isEqualTo(gradients(alone.stream().flatMap(l -> l.parameters().stream()).toList()));
    }
  }

  private static INDArray forward(List<Layer> layers, INDArray x, Phase phase) {
    INDArray y = x;
    for (Layer layer : layers) {
      y = layer.forward(y, phase);
    }
    return y;
  }

  private static List<List<Float>> gradients(List<Parameter> parameters) {
    List<List<Float>> all = new ArrayList<>();
    for (Parameter p : parameters) {
      if (p.role().trainable()) {
        List<Float> values = new ArrayList<>();
        for (float value : Tensors.toArray(p.gradient())) {
          values.add(value);
        }
        all.add(values);
      }
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void layers_one_after_the_other_take_two_buffers_in_turn(Phase phase) {
    SharedMemory memory = new SharedMemory();
    INDArray x = random(1, 2, 3, 4, 4);
    List<INDArray> outputs = new ArrayList<>();
    List<INDArray> gradients = new ArrayList<>();
    INDArray y = x;
    INDArray g = x;
    for (int i = 0; i < 4; i++) {
      HardTanh layer = new HardTanh("act" + i);
      layer.share(memory);
      layer.forward(x, Phase.TRAINING);
      y = layer.forward(y, phase);
      g = layer.backward(g, true);
      outputs.add(y);
      gradients.add(g);
    }
    assertThat(buffers(outputs)).isEqualTo(phase == Phase.TRAINING ? 4 : 2);
    assertThat(buffers(gradients)).isEqualTo(2);
  }

  private static long buffers(List<INDArray> tensors) {
    return tensors.stream().mapToLong(t -> t.data().address()).distinct().count();
  }

  @Test
  void another_batch_takes_the_place_of_the_last() {
    SharedMemory memory = new SharedMemory();
    INDArray foreign = random(1, 1);
    INDArray a = memory.output(foreign, 4, 3);
    assertThat(memory.output(foreign, 4, 3)).isSameAs(a);
    INDArray b = memory.output(a, 4, 3);
    assertThat(b.data().address()).isNotEqualTo(a.data().address());
    assertThat(memory.output(b.reshape(3, 4), 2, 3).shape()).containsExactly(2, 3);
    assertThat(a.wasClosed()).isTrue();
    assertThat(memory.body()).isSameAs(memory.body()).isNotSameAs(memory.shortcut());
  }
}
