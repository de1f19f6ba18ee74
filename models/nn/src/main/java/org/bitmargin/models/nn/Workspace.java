package org.bitmargin.models.nn;

import org.bitmargin.models.inference.NativeScope;
import org.bitmargin.models.inference.OneDnn;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.javacpp.Pointer;

/**
 * Memory for what a primitive reads or writes in a layout of its own and nobody needs afterwards.
 * All passes of a thread share it: it is as large as the largest of them, not as all together.
 */
final class Workspace {
  /** What is needed at the same time lies apart. */
  enum Slot {
    INPUT,
    OUTPUT,
    UPSTREAM
  }

  private static final ThreadLocal<Workspace[]> OF_THREAD =
      ThreadLocal.withInitial(() -> new Workspace[Slot.values().length]);

  private final NativeScope natives = new NativeScope();
  private final memory memory;
  private final long bytes;

  private Workspace(long bytes) {
    this.bytes = bytes;
    var form = new memory.desc(new long[] {bytes}, data_type.u8, format_tag.a);
    this.memory = natives.make(() -> new memory(form, OneDnn.engine()));
  }

  /** At least so many bytes with undefined content, until this thread asks for the slot again. */
  static Pointer of(Slot slot, long bytes) {
    Workspace[] all = OF_THREAD.get();
    Workspace workspace = all[slot.ordinal()];
    if (workspace == null || workspace.bytes < bytes) {
      if (workspace != null) {
        workspace.natives.close();
      }
      workspace = new Workspace(bytes);
      all[slot.ordinal()] = workspace;
    }
    return workspace.memory.get_data_handle();
  }
}
