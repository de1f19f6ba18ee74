package org.bitmargin.models.onnx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Model;

/**
 * Writes a network as an ONNX file that computes, in float, what {@link Model#forward} does in the
 * inference phase.
 *
 * <p>Quantized weights are integer codes and a DequantizeLinear; activations pass QuantizeLinear
 * and DequantizeLinear (ONNX, operator set 17, R). Input {@code images} [batch, channels, height,
 * width], output {@code logits} [batch, classes], any batch.
 */
public final class OnnxExport {
  /** Name of the input. */
  public static final String INPUT = "images";

  /** Name of the output. */
  public static final String OUTPUT = "logits";

  private OnnxExport() {}

  /**
   * Writes a file; one of this name is either the old or the new one.
   *
   * @param image channels, height and width
   * @param classes number of logits
   * @param metadata of the file, such as where the network comes from
   * @throws InvalidInputException where a layer or a quantizer has no ONNX form: names it
   */
  public static void write(
      Path file, Model model, int[] image, int classes, Map<String, String> metadata)
      throws IOException {
    OnnxGraph graph = new OnnxGraph();
    String logits = model.graph(new OnnxWriter(graph), INPUT);
    graph.node("Identity", OUTPUT, logits);
    byte[] bytes = graph.model(image, classes, metadata).toByteArray();
    Path temporary = file.resolveSibling(file.getFileName() + ".part");
    try (OutputStream out = Files.newOutputStream(temporary)) {
      out.write(bytes);
    }
    Files.move(
        temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
