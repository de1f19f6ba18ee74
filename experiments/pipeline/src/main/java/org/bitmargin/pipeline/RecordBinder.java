package org.bitmargin.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import org.bitmargin.api.InnerFaultModel;

/**
 * Overlays what the user wrote on a record of defaults, strictly: an unknown key, a missing value,
 * a value of another type and a value the record refuses are each one error.
 */
final class RecordBinder {

  /** Finds and makes a fault model among the parameters of another one. */
  interface Inner {
    InnerFaultModel read(ConfigNode spec);
  }

  private static final Inner NONE =
      spec -> {
        throw spec.error("is a fault model, which cannot be used here");
      };

  private RecordBinder() {}

  /** A record as a tree that {@link #bind} reads back to an equal record. */
  static ObjectNode toTree(Record source) {
    ObjectNode tree = StrictJson.MAPPER.createObjectNode();
    for (RecordComponent component : source.getClass().getRecordComponents()) {
      Object value = get(source, component);
      tree.set(component.getName(), tree(value));
    }
    return tree;
  }

  private static JsonNode tree(Object value) {
    if (value instanceof InnerFaultModel inner) {
      return new PluginChoice(inner.name(), inner.parameters()).toTree();
    }
    if (value instanceof Record nested) {
      return toTree(nested);
    }
    if (value instanceof List<?> list) {
      return StrictJson.MAPPER
          .createArrayNode()
          .addAll(list.stream().map(RecordBinder::tree).toList());
    }
    return StrictJson.MAPPER.valueToTree(value);
  }

  /** The defaults, with what is written here in their place. */
  static <R extends Record> R bind(R defaults, ConfigNode written) {
    return bind(defaults, written, NONE);
  }

  /** As {@link #bind(Record, ConfigNode)}, with fault models among the parameters. */
  static <R extends Record> R bind(R defaults, ConfigNode written, Inner inner) {
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
              .map(node -> value(component, standard, node, inner))
              .orElse(standard);
    }
    return create(type, components, values, written);
  }

  private static Object value(
      RecordComponent component, Object standard, ConfigNode node, Inner inner) {
    return standard instanceof Record nested && !(nested instanceof InnerFaultModel)
        ? bind(nested, node, inner)
        : read(component.getGenericType(), node, inner);
  }

  private static Object read(Type type, ConfigNode node, Inner inner) {
    if (type == InnerFaultModel.class) {
      return inner.read(node);
    }
    if (type instanceof Class<?> plain && plain.isRecord()) {
      return complete(plain.asSubclass(Record.class), node, inner);
    }
    if (type instanceof ParameterizedType list
        && list.getActualTypeArguments()[0] instanceof Class<?> element
        && element.isRecord()) {
      return node.value().isArray() && node.value().isEmpty()
          ? List.of()
          : node.elements().stream().map(e -> read(element, e, inner)).toList();
    }
    return StrictJson.read(node, type);
  }

  /** A record in a list: there are no defaults, every component must be written. */
  private static <R extends Record> R complete(Class<R> type, ConfigNode written, Inner inner) {
    RecordComponent[] components = type.getRecordComponents();
    written.allowKeys(names(components));
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      ConfigNode node = written.require(components[i].getName());
      values[i] = read(components[i].getGenericType(), node, inner);
    }
    return create(type, components, values, written);
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
