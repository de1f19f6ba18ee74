package org.bitmargin.benchmarks.libtorch;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The file format libtorch loads TorchScript from, for one class without attributes of its own: a
 * zip file, not compressed, with the source, a pickled object of the class and no constants.
 */
final class TorchArchive {
  private static final int PROTOCOL = 0x80;
  private static final int NEW_OBJECT = 0x81;
  private static final int NEW_FALSE = 0x89;
  private static final String VERSION = "3\n";

  private TorchArchive() {}

  static byte[] of(String className, String source) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      store(zip, "data.pkl", object(className));
      store(zip, "code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
      store(zip, "constants.pkl", new byte[] {(byte) PROTOCOL, 2, ')', '.'});
      store(zip, "version", VERSION.getBytes(StandardCharsets.US_ASCII));
    }
    return bytes.toByteArray();
  }

  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry("module/" + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    CRC32 checksum = new CRC32();
    checksum.update(content);
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /** An object of the class with the two attributes every module has, pickled. */
  private static byte[] object(String className) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(new byte[] {(byte) PROTOCOL, 2});
    out.writeBytes("c__torch__\n" + className + "\n)");
    out.write(NEW_OBJECT);
    out.writeBytes("}(");
    text(out, "training");
    out.write(NEW_FALSE);
    text(out, "_is_full_backward_hook");
    out.writeBytes("Nub.");
    return bytes.toByteArray();
  }

  private static void text(DataOutputStream out, String value) throws IOException {
    out.writeBytes("X");
    out.writeInt(Integer.reverseBytes(value.length()));
    out.writeBytes(value);
  }
}
