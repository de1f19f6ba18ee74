package org.bitmargin.faults.mapfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryGeometry;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;

/** The header as JSON, and back. Keys that are not known are passed over. */
final class HeaderJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private HeaderJson() {}

  static byte[] write(FaultMapHeader header) {
    ObjectNode root = JSON.createObjectNode();
    root.put("tool", header.tool());
    root.put("network", header.network());
    root.put("holds", Words.of(header.holds()));
    root.put("protection", header.protection());
    root.put("faultModel", header.faultModel());
    root.put("faultParameters", header.faultParameters());
    root.put("lifetime", Words.of(header.lifetime()));
    root.put("bitErrorRate", header.bitErrorRate());
    root.put("chip", header.chip());
    root.put("chipSeed", header.chipSeed());
    MemoryGeometry geometry = header.layout().geometry();
    root.putObject("geometry")
        .put("banks", geometry.banks())
        .put("rows", geometry.rows())
        .put("columns", geometry.columns())
        .put("wordBits", geometry.wordBits())
        .put("mapping", Words.of(geometry.mapping()));
    ArrayNode tensors = root.putArray("tensors");
    for (MemoryRegion region : header.layout().regions()) {
      tensors
          .addObject()
          .put("name", region.name())
          .put("width", region.width())
          .put("size", region.size());
    }
    try {
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  /**
   * Reads a header.
   *
   * @throws IllegalArgumentException with what is wrong with it
   */
  static FaultMapHeader read(byte[] json) {
    HeaderFields fields;
    try {
      fields = new HeaderFields(JSON.readTree(json), "");
    } catch (IOException e) {
      throw new IllegalArgumentException("the header is not JSON", e);
    }
    return new FaultMapHeader(
        fields.text("tool"),
        fields.text("network"),
        fields.constant("holds", FaultMapHeader.Contents.class),
        fields.text("protection"),
        fields.text("faultModel"),
        fields.text("faultParameters"),
        fields.constant("lifetime", Lifetime.class),
        fields.number("bitErrorRate"),
        fields.wholeInt("chip"),
        fields.whole("chipSeed"),
        layout(fields));
  }

  private static MemoryLayout layout(HeaderFields header) {
    HeaderFields g = header.fields("geometry");
    MemoryLayout.Builder layout =
        MemoryLayout.builder()
            .geometry(
                new MemoryGeometry(
                    g.wholeInt("banks"),
                    g.wholeInt("rows"),
                    g.wholeInt("columns"),
                    g.wholeInt("wordBits"),
                    g.constant("mapping", MemoryGeometry.Mapping.class)));
    long room = Long.MAX_VALUE;
    int index = 0;
    for (JsonNode tensor : header.list("tensors")) {
      String path = "tensors[" + index++ + "].";
      HeaderFields t = new HeaderFields(tensor, path);
      int width = t.wholeInt("width");
      long size = t.whole("size");
      if (width < 1 || width > 32) {
        throw new IllegalArgumentException(path + "width must be 1 to 32 bits, was " + width);
      }
      if (size < 0 || size > room / width) {
        throw new IllegalArgumentException(
            path + "size must be 0 or more and leave addresses below 2^63, was " + size);
      }
      room -= width * size;
      layout.add(t.text("name"), width, size);
    }
    return layout.build();
  }
}
