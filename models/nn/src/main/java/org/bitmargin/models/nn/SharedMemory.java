package org.bitmargin.models.nn;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Memory for tensors that only the next layer reads, shared by layers one after the other: two
 * buffers for each shape take turns.
 */
final class SharedMemory {
  private final Map<List<Long>, INDArray[]> outputs = new HashMap<>();
  private final Map<List<Long>, INDArray[]> gradients = new HashMap<>();
  private SharedMemory body;
  private SharedMemory shortcut;

  /** For layers that run while a tensor in this memory has to stay. */
  SharedMemory body() {
    body = body == null ? new SharedMemory() : body;
    return body;
  }

  /** For layers that run while tensors in this memory and in that of the body have to stay. */
  SharedMemory shortcut() {
    shortcut = shortcut == null ? new SharedMemory() : shortcut;
    return shortcut;
  }

  /** Undefined content, and not where this input of the layer is. */
  INDArray output(INDArray input, long... shape) {
    return besides(outputs, input, shape);
  }

  /** Undefined content, and not where this upstream is. */
  INDArray gradient(INDArray upstream, long... shape) {
    return besides(gradients, upstream, shape);
  }

  private static INDArray besides(Map<List<Long>, INDArray[]> rooms, INDArray used, long... shape) {
    // The size of the batch apart: one of another size takes the place of the last.
    List<Long> key = Arrays.stream(shape).skip(1).boxed().toList();
    INDArray[] two = rooms.computeIfAbsent(key, k -> new INDArray[2]);
    int turn = two[0] != null && two[0].data().address() == used.data().address() ? 1 : 0;
    two[turn] = Scratch.fitting(two[turn], shape);
    return two[turn];
  }
}
