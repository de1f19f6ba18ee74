package org.bitmargin.engine;

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
import java.util.function.Predicate;
import org.bitmargin.api.InvalidInputException;

/**
 * The safetensors file form: eight bytes header length (little-endian), a JSON header, the tensors.
 * Only F32 is read and written. Nothing in a file is trusted: lengths, offsets and shapes are
 * checked against the file's size before anything is allocated.
 */
public final class Safetensors {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LARGEST_HEADER = 100_000_000;
  private static final String PROBLEM =
      "checkpoint %s is not a safetensors file of F32 tensors: %s";

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
    return read(file, name -> true);
  }

  /**
   * Reads some tensors of a file; what the others hold, and of which type, does not matter.
   *
   * @throws InvalidInputException where the file is not well-formed, or those are not all F32
   */
  public static Content read(Path file, Predicate<String> wanted) {
    try (FileChannel channel = FileChannel.open(file)) {
      SafetensorsHeader header = header(file, channel);
      long data = channel.size() - dataBytes(header);
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      for (SafetensorsHeader.Entry entry : header.entries()) {
        if (wanted.test(entry.name())) {
          tensors.put(entry.name(), tensor(file, channel, entry, data));
        }
      }
      return new Content(tensors, header.metadata());
    } catch (IOException e) {
      throw new InvalidInputException("checkpoint %s cannot be read: %s".formatted(file, e), e);
    }
  }

  /** The free-form metadata alone. */
  public static Map<String, String> metadata(Path file) {
    return read(file, name -> false).metadata();
  }

  private static long dataBytes(SafetensorsHeader header) {
    return header.entries().stream().mapToLong(SafetensorsHeader.Entry::to).max().orElse(0);
  }

  private static SafetensorsHeader header(Path file, FileChannel channel) throws IOException {
    long size = channel.size();
    require(size >= 8, file, "has %d bytes, a header needs at least 8".formatted(size));
    long length = readAt(channel, 0, 8).getLong();
    require(
        length >= 2 && length <= LARGEST_HEADER && length <= size - 8,
        file,
        "says its header has %d bytes, the file has %d".formatted(length, size));
    try {
      return SafetensorsHeader.parse(readAt(channel, 8, (int) length).array(), size - 8 - length);
    } catch (SafetensorsHeader.Malformed e) {
      throw new InvalidInputException(PROBLEM.formatted(file, e.getMessage()), e);
    }
  }

  private static Tensor tensor(
      Path file, FileChannel channel, SafetensorsHeader.Entry entry, long data) throws IOException {
    require(
        entry.type().equals("F32"),
        file,
        "tensor %s is %s, only F32 is read".formatted(entry.name(), entry.type()));
    int bytes = (int) Math.min(entry.to() - entry.from(), Integer.MAX_VALUE);
    require(
        bytes == entry.to() - entry.from(),
        file,
        "tensor %s has more than 2 GiB".formatted(entry.name()));
    float[] values = new float[(int) entry.elements()];
    readAt(channel, data + entry.from(), bytes).asFloatBuffer().get(values);
    return new Tensor(entry.shape(), values);
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
      throw new InvalidInputException(PROBLEM.formatted(file, problem));
    }
  }
}
