package org.bitmargin.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bitmargin.api.InvalidInputException;

/**
 * The safetensors file form: eight bytes header length (little-endian), a JSON header, the tensors.
 * Only F32 is read and written. Nothing in a file is trusted: lengths, offsets and shapes are
 * checked against the file's size before anything is allocated.
 */
public final class Safetensors {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LARGEST_HEADER = 100_000_000;

  /** Shape and values of a tensor. */
  public record Tensor(long[] shape, float[] values) {}

  /** Tensors in file order and the free-form metadata. */
  public record Content(Map<String, Tensor> tensors, Map<String, String> metadata) {}

  private Safetensors() {}

  /** Writes atomically: a file of this name is either the old or the new one. */
  public static void write(Path file, Content content) throws IOException {
    ObjectNode header = JSON.createObjectNode();
    ObjectNode metadata = header.putObject("__metadata__");
    content.metadata().forEach(metadata::put);
    long offset = 0;
    for (Map.Entry<String, Tensor> entry : content.tensors().entrySet()) {
      ObjectNode node = header.putObject(entry.getKey());
      node.put("dtype", "F32");
      var shape = node.putArray("shape");
      for (long d : entry.getValue().shape()) {
        shape.add(d);
      }
      long end = offset + 4L * entry.getValue().values().length;
      node.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] json = JSON.writeValueAsBytes(header);
    int padding = (8 - json.length % 8) % 8;
    Path temporary = file.resolveSibling(file.getFileName() + ".part");
    try (OutputStream out = Files.newOutputStream(temporary)) {
      out.write(little(8).putLong(json.length + padding).array());
      out.write(json);
      out.write(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
      for (Tensor tensor : content.tensors().values()) {
        ByteBuffer bytes = little(4 * tensor.values().length);
        bytes.asFloatBuffer().put(tensor.values());
        out.write(bytes.array());
      }
    }
    Files.move(
        temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Reads a whole file.
   *
   * @throws InvalidInputException where it is not a well-formed safetensors file of F32 tensors
   */
  public static Content read(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      require(size >= 8, file, "has %d bytes, a header needs at least 8".formatted(size));
      long headerLength = readAt(channel, 0, 8).getLong();
      require(
          headerLength >= 2 && headerLength <= LARGEST_HEADER && headerLength <= size - 8,
          file,
          "says its header has %d bytes, the file has %d".formatted(headerLength, size));
      JsonNode header = parse(file, readAt(channel, 8, (int) headerLength).array());
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      Map<String, String> metadata = new LinkedHashMap<>();
      long data = 8 + headerLength;
      for (Map.Entry<String, JsonNode> field : header.properties()) {
        if (field.getKey().equals("__metadata__")) {
          field
              .getValue()
              .properties()
              .forEach(m -> metadata.put(m.getKey(), m.getValue().asText()));
        } else {
          tensors.put(
              field.getKey(), tensor(file, channel, field.getKey(), field.getValue(), data));
        }
      }
      return new Content(tensors, metadata);
    } catch (IOException e) {
      throw new InvalidInputException("checkpoint %s cannot be read: %s".formatted(file, e), e);
    }
  }

  private static Tensor tensor(
      Path file, FileChannel channel, String name, JsonNode node, long data) throws IOException {
    String type = node.path("dtype").asText();
    require(type.equals("F32"), file, "tensor %s is %s, only F32 is read".formatted(name, type));
    JsonNode offsets = node.path("data_offsets");
    long from = offsets.path(0).asLong(-1);
    long to = offsets.path(1).asLong(-1);
    require(
        0 <= from && from <= to && to <= channel.size() - data && to - from <= Integer.MAX_VALUE,
        file,
        "tensor %s lies at bytes %d to %d of %d".formatted(name, from, to, channel.size() - data));
    long[] shape = new long[node.path("shape").size()];
    long elements = 1;
    for (int i = 0; i < shape.length; i++) {
      shape[i] = node.path("shape").path(i).asLong(-1);
      require(shape[i] >= 0, file, "tensor %s has a negative dimension".formatted(name));
      elements = Math.multiplyHigh(elements, shape[i]) == 0 ? elements * shape[i] : Long.MAX_VALUE;
    }
    require(
        elements >= 0 && elements <= Integer.MAX_VALUE && elements * 4 == to - from,
        file,
        "tensor %s: %d bytes do not fit its shape".formatted(name, to - from));
    float[] values = new float[(int) elements];
    readAt(channel, data + from, (int) (to - from)).asFloatBuffer().get(values);
    return new Tensor(shape, values);
  }

  private static JsonNode parse(Path file, byte[] json) {
    try {
      JsonNode header = JSON.readTree(json);
      require(header.isObject(), file, "its header is not a JSON object");
      return header;
    } catch (IOException e) {
      throw new InvalidInputException("checkpoint %s: its header is not JSON".formatted(file), e);
    }
  }

  private static ByteBuffer readAt(FileChannel channel, long position, int length)
      throws IOException {
    ByteBuffer bytes = little(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, position + bytes.position()) < 0) {
        throw new IOException("the file ends at byte " + (position + bytes.position()));
      }
    }
    return bytes.flip();
  }

  private static ByteBuffer little(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void require(boolean condition, Path file, String problem) {
    if (!condition) {
      throw new InvalidInputException(
          "checkpoint %s is not a safetensors file of F32 tensors: %s".formatted(file, problem));
    }
  }
}
