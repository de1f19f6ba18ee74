package org.bitmargin.models.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs a file in ONNX Runtime, as it comes: with all of its graph optimizations. */
final class OnnxRuntime {
  private OnnxRuntime() {}

  /**
   * The logits and some values within.
   *
   * @param within names of values in the graph
   */
  static Map<String, float[]> run(Path file, INDArray images, List<String> within) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        OrtSession session = environment.createSession(exposing(file, within), options);
        OnnxTensor input =
            OnnxTensor.createTensor(
                environment, FloatBuffer.wrap(Tensors.toArray(images)), images.shape());
        OrtSession.Result result = session.run(Map.of(OnnxExport.INPUT, input))) {
      Map<String, float[]> values = new LinkedHashMap<>();
      for (Map.Entry<String, OnnxValue> entry : result) {
        FloatBuffer buffer = ((OnnxTensor) entry.getValue()).getFloatBuffer();
        float[] array = new float[buffer.remaining()];
        buffer.get(array);
        values.put(entry.getKey(), array);
      }
      return values;
    } catch (OrtException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] exposing(Path file, List<String> within) throws IOException {
    ModelProto.Builder model = ModelProto.parseFrom(Files.readAllBytes(file)).toBuilder();
    for (String name : within) {
      model.getGraphBuilder().addOutput(ValueInfoProto.newBuilder().setName(name));
    }
    return model.build().toByteArray();
  }
}
