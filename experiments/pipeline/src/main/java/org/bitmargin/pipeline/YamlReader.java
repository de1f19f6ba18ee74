package org.bitmargin.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.bitmargin.api.InvalidInputException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads YAML into a JSON tree and remembers the line of every key.
 *
 * <p>Scalars follow the core schema of YAML 1.2 ({@link YamlScalar}): libraries of YAML 1.1 read
 * {@code 1e-3} as text and {@code no} as false. Duplicate keys and tags are errors.
 */
final class YamlReader {
  private static final int DEEPEST = 40;

  private final String source;
  private final Map<String, Integer> lines = new HashMap<>();

  private YamlReader(String source) {
    this.source = source;
  }

  /** Reads a file. */
  static ConfigNode read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException("experiment file %s does not exist".formatted(file));
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      return read(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString(), file.toString());
    } catch (CharacterCodingException e) {
      throw new InvalidInputException("%s is not a text file in UTF-8".formatted(file), e);
    } catch (IOException e) {
      throw new InvalidInputException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Reads a text; the source is named in errors. */
  static ConfigNode read(String text, String source) {
    return new YamlReader(source).parse(text);
  }

  private ConfigNode parse(String text) {
    Node root;
    try {
      root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new InvalidInputException(
          "%s, line %d: not valid YAML: %s".formatted(source, line, e.getProblem()), e);
    } catch (YAMLException e) {
      throw new InvalidInputException(
          "%s: not valid YAML: %s".formatted(source, e.getMessage().lines().findFirst().orElse("")),
          e);
    }
    if (root == null) {
      throw new InvalidInputException("%s is empty".formatted(source));
    }
    return new ConfigNode(tree(root, "", 0), "", new ConfigSource(source, lines));
  }

  private JsonNode tree(Node node, String path, int depth) {
    if (depth > DEEPEST) {
      throw error(node, "nested too deeply");
    }
    lines.putIfAbsent(path, line(node));
    if (node instanceof MappingNode mapping) {
      return mapping(mapping, path, depth);
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      for (Node element : sequence.getValue()) {
        list.add(tree(element, "%s[%d]".formatted(path, list.size()), depth + 1));
      }
      return list;
    }
    ScalarNode scalar = (ScalarNode) node;
    if (!scalar.getTag().getValue().startsWith("tag:yaml.org,2002:")) {
      throw error(node, "tags such as %s are not allowed".formatted(scalar.getTag().getValue()));
    }
    try {
      return scalar.isPlain()
          ? YamlScalar.resolve(scalar.getValue())
          : JsonNodeFactory.instance.textNode(scalar.getValue());
    } catch (NumberFormatException e) {
      throw error(node, e.getMessage());
    }
  }

  private ObjectNode mapping(MappingNode mapping, String path, int depth) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode keyNode)) {
        throw error(entry.getKeyNode(), "a key must be a single word");
      }
      String key = keyNode.getValue();
      String keyPath = path.isEmpty() ? key : path + "." + key;
      if (object.has(key)) {
        throw error(keyNode, "the key %s is there twice".formatted(keyPath));
      }
      lines.put(keyPath, line(keyNode));
      object.set(key, tree(entry.getValueNode(), keyPath, depth + 1));
    }
    return object;
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  private InvalidInputException error(Node node, String message) {
    return new InvalidInputException("%s, line %d: %s".formatted(source, line(node), message));
  }
}
