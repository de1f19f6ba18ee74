package org.bitmargin.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bitmargin.api.InnerFaultModel;

/** Reads single values without coercion; enum constants are kebab-case both ways. */
final class StrictJson {
  static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              config ->
                  config
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .annotationIntrospector(new KebabCaseEnums())
          .build();

  private StrictJson() {}

  /** The value as this type. */
  static Object read(ConfigNode node, Type type) {
    JavaType target = MAPPER.constructType(type);
    try {
      Object value = MAPPER.readerFor(target).readValue(node.value());
      if (value == null || hasNull(node.value())) {
        throw node.error("has no value");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw node.error("must be %s, was %s".formatted(describe(target), node.shown()), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hasNull(JsonNode value) {
    for (JsonNode element : value) {
      if (element.isNull() || hasNull(element)) {
        return true;
      }
    }
    return false;
  }

  /** A type in words. */
  static String describe(JavaType type) {
    Class<?> raw = type.getRawClass();
    if (type.isEnumType()) {
      return "one of "
          + Arrays.stream(raw.getEnumConstants())
              .map(constant -> kebabCase(((Enum<?>) constant).name()))
              .collect(Collectors.joining(", "));
    }
    if (type.isCollectionLikeType() || type.isArrayType()) {
      return "a list, each element " + describe(type.getContentType());
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return "true or false";
    }
    if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) {
      return "a whole number";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(raw)) {
      return "a number";
    }
    if (raw == InnerFaultModel.class) {
      return "a fault model (name, parameters)";
    }
    if (raw.isRecord()) {
      return Arrays.stream(raw.getRecordComponents())
          .map(
              c ->
                  "%s: %s"
                      .formatted(c.getName(), describe(MAPPER.constructType(c.getGenericType()))))
          .collect(Collectors.joining("; ", "a mapping of ", ""));
    }
    return raw == String.class ? "text" : "a " + raw.getSimpleName();
  }

  /** {@code PER_CHIP} as {@code per-chip}. */
  static String kebabCase(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static final class KebabCaseEnums extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public String[] findEnumValues(
        MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
      String[] written = new String[constants.length];
      Arrays.setAll(written, i -> kebabCase(constants[i].name()));
      return written;
    }
  }
}
