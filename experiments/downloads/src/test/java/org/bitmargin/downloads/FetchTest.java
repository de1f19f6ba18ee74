package org.bitmargin.downloads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.bitmargin.api.DatasetListener;
import org.bitmargin.api.PublishedFile;
import org.bitmargin.api.Reference;
import org.bitmargin.datasets.images.Checksum;
import org.bitmargin.datasets.images.FetchRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchTest {
  private static final Reference SOURCE = new Reference("a test", "", Reference.Standing.DERIVED);
  private static final byte[] CONTENT = new byte[300_000];

  static {
    new SplittableRandom(1).nextBytes(CONTENT);
  }

  @TempDir Path root;
  private Server server;
  private final List<Long> progress = new ArrayList<>();
  private Fetch fetch;

  @BeforeEach
  void start() throws IOException {
    server = new Server();
    server.put("data.gz", CONTENT);
    fetch = new Fetch(root, (what, done, total) -> progress.add(done));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private PublishedFile file(String path, byte[] content, String... urls) {
    return new PublishedFile(
        path, List.of(urls), Checksum.MD5.of(content), Checksum.SHA_256.of(content), SOURCE);
  }

  private PublishedFile data() {
    return file("toy/data.gz", CONTENT, server.url("data.gz"));
  }

  private Path target() {
    return root.resolve("toy/data.gz");
  }

  private Path part() {
    return root.resolve("toy/data.gz.part");
  }

  private String failure(PublishedFile file) {
    Throwable error =
        assertThatExceptionOfType(DownloadException.class)
            .isThrownBy(() -> fetch.fetch(file))
            .actual();
    assertThat(error.getMessage()).doesNotContain("\n");
    return error.getMessage();
  }

  @Test
  void a_file_is_loaded_checked_recorded_and_not_loaded_again() {
    assertThat(fetch.fetch(data())).isEqualTo("toy/data.gz: fetched, checksum as published");
    assertThat(target()).hasBinaryContent(CONTENT);
    assertThat(part()).doesNotExist();
    assertThat(progress).isSorted().endsWith(300_000L);
    assertThat(FetchRecord.matches(root.resolve("toy"), List.of(target()))).isTrue();

    assertThat(fetch.fetch(data())).isEqualTo("toy/data.gz: already there, checksum as published");
    assertThat(server.asked).hasSize(1);
  }

  @Nested
  class A_download_that_broke_off {
    @BeforeEach
    void break_off() {
      server.breakAfter = 100_000;
      assertThat(failure(data()))
          .startsWith("data.gz cannot be had from " + server.url("data.gz") + " (")
          .endsWith("): try again to go on, or get it elsewhere and put it at " + target());
      assertThat(target()).doesNotExist();
      assertThat(part()).isNotEmptyFile();
    }

    @Test
    void goes_on_where_it_ended() throws IOException {
      long have = Files.size(part());
      fetch.fetch(data());
      assertThat(target()).hasBinaryContent(CONTENT);
      assertThat(server.asked).containsExactly("-", "bytes=" + have + "-");
    }

    @Test
    void starts_again_where_the_server_knows_no_ranges() {
      server.ranges = false;
      fetch.fetch(data());
      assertThat(target()).hasBinaryContent(CONTENT);
    }

    @Test
    void that_was_whole_already_is_just_checked() throws IOException {
      Files.write(part(), CONTENT);
      fetch.fetch(data());
      assertThat(target()).hasBinaryContent(CONTENT);
    }

    @Test
    void with_other_bytes_before_is_found_and_thrown_away() throws IOException {
      Files.write(part(), new byte[1000]);
      assertThat(failure(data()))
          .contains("is not the published file: MD5 is ")
          .endsWith("; what was loaded is removed, fetch again");
      assertThat(part()).doesNotExist();
      fetch.fetch(data());
      assertThat(target()).hasBinaryContent(CONTENT);
    }
  }

  @Test
  void a_wrong_checksum_is_told_with_both_values() {
    PublishedFile wrong =
        new PublishedFile(
            "toy/data.gz", List.of(server.url("data.gz")), "0".repeat(32), "", SOURCE);
    assertThat(failure(wrong))
        .contains("MD5 is " + Checksum.MD5.of(CONTENT) + ", expected " + "0".repeat(32));
    assertThat(target()).doesNotExist();

    PublishedFile other =
        new PublishedFile(
            "toy/data.gz",
            List.of(server.url("data.gz")),
            Checksum.MD5.of(CONTENT),
            "0".repeat(64),
            SOURCE);
    assertThat(failure(other)).contains("SHA-256 is ").contains("expected " + "0".repeat(64));
  }

  @Test
  void a_damaged_file_that_is_there_is_not_replaced_but_named() throws IOException {
    Files.createDirectories(root.resolve("toy"));
    Files.writeString(target(), "something else");
    assertThat(failure(data())).endsWith("; remove it and fetch again");
    assertThat(target()).hasContent("something else");
  }

  @Test
  void a_file_the_server_does_not_have_is_said_with_its_status() {
    assertThat(failure(file("toy/none.gz", CONTENT, server.url("none.gz"))))
        .contains(server.url("none.gz") + " (HTTP status 404)")
        .contains("put it at " + root.resolve("toy/none.gz"));
  }

  @Test
  void the_next_address_is_tried() {
    fetch.fetch(file("toy/data.gz", CONTENT, server.url("gone"), server.url("data.gz")));
    assertThat(target()).hasBinaryContent(CONTENT);
  }

  @Test
  void without_a_network_one_line_says_which_file_to_put_where() {
    String url = server.url("data.gz");
    server.close();
    assertThat(failure(file("toy/data.gz", CONTENT, url)))
        .isEqualTo(
            "data.gz cannot be had from %s (no connection): try again to go on,".formatted(url)
                + " or get it elsewhere and put it at "
                + target());
    assertThat(failure(file("toy/data.gz", CONTENT, "http://no-such-host.invalid/data.gz")))
        .contains("http://no-such-host.invalid/data.gz (")
        .contains("put it at " + target());
  }

  @Nested
  class An_archive {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private void build(TarArchiveEntry... entries) throws IOException {
      bytes.reset();
      try (TarArchiveOutputStream tar =
          new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes))) {
        for (TarArchiveEntry entry : entries) {
          byte[] content = entry.getName().getBytes(StandardCharsets.UTF_8);
          boolean file =
              entry.isFile() && !entry.isLink() && !entry.isSymbolicLink() && !entry.isFIFO();
          entry.setSize(file ? content.length : 0);
          tar.putArchiveEntry(entry);
          if (file) {
            tar.write(content);
          }
          tar.closeArchiveEntry();
        }
      }
      server.put("a.tgz", bytes.toByteArray());
    }

    private PublishedFile archive() {
      return file("toy/a.tgz", bytes.toByteArray(), server.url("a.tgz"));
    }

    @Test
    void is_unpacked_recorded_and_removed() throws IOException {
      build(
          new TarArchiveEntry("pictures/"),
          new TarArchiveEntry("pictures/a.txt"),
          new TarArchiveEntry("pictures/deep/b.txt"));

      assertThat(fetch.fetch(archive()))
          .isEqualTo("toy/a.tgz: fetched, checksum as published, unpacked 2 files");
      Path folder = root.resolve("toy");
      assertThat(folder.resolve("pictures/deep/b.txt")).hasContent("pictures/deep/b.txt");
      assertThat(folder.resolve("a.tgz")).doesNotExist();
      assertThat(FetchRecord.read(folder)).hasSize(2);
      assertThat(FetchRecord.matches(folder, List.of(folder.resolve("pictures/a.txt")))).isTrue();
      assertThat(fetch.fetch(archive())).isEqualTo("toy/a.tgz: already unpacked");
      assertThat(server.asked).hasSize(1);
    }

    @Test
    void that_climbs_out_of_its_folder_is_refused() throws IOException {
      for (String name : new String[] {"../evil.txt", "x/../../evil.txt"}) {
        build(new TarArchiveEntry("good.txt"), new TarArchiveEntry(name));
        assertThat(failure(archive())).contains("entry " + name + " leads out of the folder");
        nothing_is_left();
      }
      build(new TarArchiveEntry("/tmp/evil.txt", true));
      assertThat(failure(archive())).contains("entry /tmp/evil.txt leads out of the folder");
      nothing_is_left();
    }

    @Test
    void that_holds_a_link_is_refused() throws IOException {
      for (byte type : new byte[] {TarConstants.LF_SYMLINK, TarConstants.LF_LINK}) {
        TarArchiveEntry link = new TarArchiveEntry("link", type);
        link.setLinkName("/etc/passwd");
        build(link, new TarArchiveEntry("link/evil.txt"));
        assertThat(failure(archive())).contains("entry link is a link to /etc/passwd, refused");
        nothing_is_left();
      }
    }

    @Test
    void that_holds_a_device_is_refused() throws IOException {
      build(new TarArchiveEntry("pipe", TarConstants.LF_FIFO));
      assertThat(failure(archive())).contains("entry pipe is neither file nor folder");
    }

    @Test
    void that_is_no_archive_is_refused() {
      server.put("a.tgz", CONTENT);
      assertThat(failure(file("toy/a.tgz", CONTENT, server.url("a.tgz"))))
          .contains("toy/a.tgz cannot be put into " + root);
    }

    private void nothing_is_left() throws IOException {
      try (var files = Files.list(root.resolve("toy"))) {
        assertThat(files.map(f -> f.getFileName().toString())).containsExactly("a.tgz");
      }
      assertThat(root.resolve("evil.txt")).doesNotExist();
      Files.delete(root.resolve("toy/a.tgz"));
    }
  }

  @Test
  void nobody_need_listen() {
    new Fetch(root, DatasetListener.NONE).fetch(data());
    assertThat(target()).hasBinaryContent(CONTENT);
  }
}
