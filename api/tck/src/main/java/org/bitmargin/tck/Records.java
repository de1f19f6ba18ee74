package org.bitmargin.tck;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bitmargin.api.InnerFaultModel;

/** Looks into parameter records. */
final class Records {

  // Elements of lists cannot be primitive.
  private static final Set<Class<?>> BOXED =
      Set.of(Boolean.class, Integer.class, Long.class, Float.class, Double.class);

  private Records() {}

  /** A new record of the same components, made by the canonical constructor. */
  static Record rebuild(Record original) throws ReflectiveOperationException {
    RecordComponent[] components = original.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Method accessor = components[i].getAccessor();
      accessor.setAccessible(true);
      values[i] = accessor.invoke(original);
    }
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Constructor<? extends Record> canonical = original.getClass().getDeclaredConstructor(types);
    canonical.setAccessible(true);
    return canonical.newInstance(values);
  }

  /** Whether a configuration file can express a component of this type. */
  static boolean bindable(Type type) {
    if (type instanceof ParameterizedType list) {
      return list.getRawType() == List.class && bindable(list.getActualTypeArguments()[0]);
    }
    if (!(type instanceof Class<?> plain)) {
      return false;
    }
    return plain.isPrimitive()
        || BOXED.contains(plain)
        || plain == String.class
        || plain == InnerFaultModel.class
        || plain.isEnum()
        || plain.isRecord()
            && Arrays.stream(plain.getRecordComponents())
                .allMatch(component -> bindable(component.getGenericType()));
  }
}
