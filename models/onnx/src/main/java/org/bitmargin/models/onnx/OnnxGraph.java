package org.bitmargin.models.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Nodes and constants of an ONNX graph; a constant that is there already is not added again.
 * (Tribuo's {@code ONNXContext} has neither 8-bit constants nor convolutions, so its messages are
 * filled here.)
 */
final class OnnxGraph {
  private static final int OPERATOR_SET = 17;
  private static final int FORMAT = 8;

  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("bitmargin");
  private final Set<String> constants = new HashSet<>();

  /** Adds a node of one output, which it is named after. */
  String node(String operator, String output, String... inputs) {
    return node(operator, output, Map.of(), inputs);
  }

  /**
   * Adds a node.
   *
   * @param attributes Long, Float or List of Long by name
   */
  String node(String operator, String output, Map<String, ?> attributes, String... inputs) {
    NodeProto.Builder node =
        NodeProto.newBuilder()
            .setOpType(operator)
            .setName(output)
            .addOutput(output)
            .addAllInput(List.of(inputs));
    attributes.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(a -> node.addAttribute(attribute(a.getKey(), a.getValue())));
    graph.addNode(node);
    return output;
  }

  private static AttributeProto attribute(String name, Object value) {
    AttributeProto.Builder attribute = AttributeProto.newBuilder().setName(name);
    if (value instanceof Long number) {
      return attribute.setType(AttributeProto.AttributeType.INT).setI(number).build();
    }
    if (value instanceof Float number) {
      return attribute.setType(AttributeProto.AttributeType.FLOAT).setF(number).build();
    }
    attribute.setType(AttributeProto.AttributeType.INTS);
    ((List<?>) value).forEach(number -> attribute.addInts((Long) number));
    return attribute.build();
  }

  /** Adds float numbers; no sizes make a scalar. */
  String floats(String name, float[] values, long... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return constant(name, TensorProto.DataType.FLOAT, bytes.array(), shape);
  }

  /** Adds one float number. */
  String number(String name, float value) {
    return floats(name, new float[] {value});
  }

  /** Adds one double number. */
  String wide(String name, double value) {
    byte[] bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(value).array();
    return constant(name, TensorProto.DataType.DOUBLE, bytes);
  }

  /** Adds a list of whole numbers. */
  String longs(String name, long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    return constant(name, TensorProto.DataType.INT64, bytes.array(), values.length);
  }

  /** Adds 8-bit whole numbers. */
  String integers(String name, boolean signed, byte[] values, long... shape) {
    return constant(
        name, signed ? TensorProto.DataType.INT8 : TensorProto.DataType.UINT8, values, shape);
  }

  private String constant(String name, TensorProto.DataType type, byte[] bytes, long... shape) {
    if (!constants.add(name)) {
      return name;
    }
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(type.getNumber())
            .setRawData(ByteString.copyFrom(bytes));
    for (long size : shape) {
      tensor.addDims(size);
    }
    graph.addInitializer(tensor);
    return name;
  }

  /** The file's content. */
  ModelProto model(int[] image, int classes, Map<String, String> metadata) {
    graph.addInput(value(OnnxExport.INPUT, image[0], image[1], image[2]));
    graph.addOutput(value(OnnxExport.OUTPUT, classes));
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(FORMAT)
            .setProducerName("bitmargin")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATOR_SET))
            .setGraph(graph);
    metadata.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            e ->
                model.addMetadataProps(
                    StringStringEntryProto.newBuilder().setKey(e.getKey()).setValue(e.getValue())));
    return model.build();
  }

  private static ValueInfoProto value(String name, int... sizes) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("batch"));
    for (int size : sizes) {
      shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size));
    }
    TypeProto.Tensor tensor =
        TypeProto.Tensor.newBuilder()
            .setElemType(TensorProto.DataType.FLOAT.getNumber())
            .setShape(shape)
            .build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }
}
