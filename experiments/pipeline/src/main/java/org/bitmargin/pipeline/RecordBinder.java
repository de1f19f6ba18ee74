package org.bitmargin.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/**
 * Overlays what the user wrote on a record of defaults, strictly: an unknown key, a missing value,
 * a value of another type and a value the record refuses are each one error.
 */
final class RecordBinder {
  private RecordBinder() {}

  /** A record as a tree that {@link #bind} reads back to an equal record. */
  static ObjectNode toTree(Record source) {
    ObjectNode tree = StrictJson.MAPPER.createObjectNode();
    for (RecordComponent component : source.getClass().getRecordComponents()) {
      Object value = get(source, component);
      JsonNode node =
          value instanceof Record nested ? toTree(nested) : StrictJson.MAPPER.valueToTree(value);
      tree.set(component.getName(), node);
    }
    return tree;
  }

  /** The defaults, with what is written here in their place. */
  static <R extends Record> R bind(R defaults, ConfigNode written) {
    @SuppressWarnings("unchecked") // the class of an R is a Class<R>
    Class<R> type = (Class<R>) defaults.getClass();
    RecordComponent[] components = type.getRecordComponents();
    written.allowKeys(names(components));
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      RecordComponent component = components[i];
      Object standard = get(defaults, component);
      values[i] =
          written
              .get(component.getName())
              .map(node -> value(component, standard, node))
              .orElse(standard);
    }
    return create(type, components, values, written);
  }

  private static Object value(RecordComponent component, Object standard, ConfigNode node) {
    return standard instanceof Record nested
        ? bind(nested, node)
        : StrictJson.read(node, component.getGenericType());
  }

  private static <R extends Record> R create(
      Class<R> type, RecordComponent[] components, Object[] values, ConfigNode written) {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw blame(written, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("every record has its canonical constructor: " + type, e);
    }
  }

  /** Points at the key whose name the record's message starts with, where there is one. */
  static RuntimeException blame(ConfigNode written, Throwable cause) {
    String message = String.valueOf(cause.getMessage()).replace('\n', ' ');
    for (String key : written.keys()) {
      if (message.startsWith(key + " ")) {
        return written.child(key).error(message.substring(key.length() + 1), cause);
      }
    }
    return written.error("is not allowed: " + message, cause);
  }

  static List<String> names(RecordComponent[] components) {
    return Arrays.stream(components).map(RecordComponent::getName).toList();
  }

  static Object get(Record source, RecordComponent component) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(source);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("every record has its accessors: " + source, e);
    }
  }
}
