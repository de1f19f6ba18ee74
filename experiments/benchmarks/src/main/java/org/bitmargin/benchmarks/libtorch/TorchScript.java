package org.bitmargin.benchmarks.libtorch;

import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * Methods written in TorchScript, which reaches operations of libtorch that DJL's arrays do not
 * have: fused Adam, fake quantization, memory formats, bits.
 */
final class TorchScript {
  private final PtNDManager manager;
  private final PtSymbolBlock module;

  /**
   * Loads a class of a resource beside this one.
   *
   * @param className also the name of the resource, in lower case, {@code .torchscript}
   * @param constants by the name they have in the source after a dollar sign
   */
  TorchScript(PtNDManager manager, String className, Map<String, Object> constants) {
    this.manager = manager;
    String name = className.toLowerCase(Locale.ROOT) + ".torchscript";
    try (InputStream resource = TorchScript.class.getResourceAsStream(name)) {
      String source = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      for (Map.Entry<String, Object> constant : constants.entrySet()) {
        source = source.replaceAll("\\$" + constant.getKey() + "\\b", "" + constant.getValue());
      }
      byte[] archive = TorchArchive.of(className, source);
      this.module = JniUtils.loadModule(manager, new ByteArrayInputStream(archive), false, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Arguments of a call. */
  static final class Arguments {
    private final NDList named = new NDList();
    private int count;

    Arguments add(PtNDArray tensor) {
      tensor.setName("argument" + count++);
      named.add(tensor);
      return this;
    }

    /** A list argument. */
    Arguments add(PtNDArray... tensors) {
      for (PtNDArray tensor : tensors) {
        tensor.setName("argument" + count + "[]");
        named.add(tensor);
      }
      count++;
      return this;
    }
  }

  /** Calls a method with automatic differentiation at hand; results belong to the manager. */
  NDList train(String method, Arguments arguments, PtNDManager results) {
    try (PtNDArray marker = (PtNDArray) manager.create(0f)) {
      marker.setName("module_method:" + method);
      NDList all = new NDList(arguments.named);
      all.add(marker);
      // DJL leaves it off outside of its gradient collector.
      JniUtils.setGradMode(true);
      NDList out = IValueUtils.forward(module, all, true);
      out.attach(results);
      return out;
    } finally {
      JniUtils.setGradMode(false);
    }
  }

  /** Calls a method without automatic differentiation; closes the arguments. */
  PtNDArray[] run(String method, PtNDManager results, IValue... arguments) {
    try (IValue out = IValueUtils.runMethod(module, method, arguments)) {
      return out.isTensor() ? new PtNDArray[] {out.toTensor(results)} : out.toTensorArray(results);
    } finally {
      for (IValue argument : arguments) {
        argument.close();
      }
    }
  }
}
