package org.bitmargin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script at the root, with stand-ins for Java and Maven that say how they were called. */
@DisabledOnOs(OS.WINDOWS)
class StartScriptTest {
  private static final String JAVA_17 =
      """
      case "$*" in *XshowSettings*) echo "    java.specification.version = 17" >&2; exit 0;; esac
      echo "java in $PWD: $*"; exit 7
      """;

  @TempDir Path folder;
  private Path home;
  private Path tools;

  @BeforeEach
  void lay_out() throws IOException {
    home = Files.createDirectories(folder.resolve("with space/home"));
    tools = Files.createDirectories(folder.resolve("tools"));
    Files.copy(Path.of("../../bitmargin"), home.resolve("bitmargin"));
    executable(home.resolve("bitmargin"), Files.readString(home.resolve("bitmargin")));
    Files.writeString(home.resolve("pom.xml"), "");
    for (String module :
        List.of(
            "api", "losses", "quantizers", "memory-faults", "models", "datasets", "experiments")) {
      Files.createDirectories(home.resolve(module));
    }
    Files.writeString(Files.createDirectories(home.resolve("api/src/main")).resolve("A.java"), "");
    tool("java", JAVA_17);
    tool("javac", "");
    tool("mvn", "echo \"$*\" >> '%s'; mkdir -p experiments/cli/target/dist".formatted(calls()));
    for (String needed :
        List.of("sed", "find", "head", "dirname", "readlink", "touch", "mv", "mkdir")) {
      tool(needed, "exec %s \"$@\"".formatted(where(needed)));
    }
  }

  @Test
  void builds_once_and_passes_arguments_folder_and_exit_code_through() throws Exception {
    Cli.Result first = start("run", "my file.yaml", "--set", "a=[1, 2]");
    assertThat(first.code()).isEqualTo(7);
    assertThat(first.err()).hasLineCount(1).startsWith("building Bitmargin");
    assertThat(first.out())
        .startsWith("java in " + folder.toRealPath() + ": ")
        .contains("-Dbitmargin.home=" + home.toRealPath())
        .contains("-Dbitmargin.terminal=false")
        .endsWith("org.bitmargin.cli.Bitmargin run my file.yaml --set a=[1, 2]\n");
    assertThat(start("plugins").err()).isEmpty();
    assertThat(Files.readString(calls()))
        .hasLineCount(1)
        .contains("-DskipTests")
        .contains("-pl experiments/cli -am package");
  }

  @Test
  void builds_again_where_a_source_is_newer_but_not_for_a_test() throws Exception {
    start("plugins");
    Path test = Files.createDirectories(home.resolve("api/src/test")).resolve("ATest.java");
    newer(Files.writeString(test, ""));
    assertThat(start("plugins").err()).isEmpty();
    newer(home.resolve("api/src/main/A.java"));
    assertThat(start("plugins").err()).startsWith("building Bitmargin");
  }

  @Test
  void benchmarks_have_a_build_and_a_class_path_of_their_own() throws Exception {
    tool(
        "mvn",
        "echo \"$*\" >> '%s'; mkdir -p experiments/benchmarks/target/bench".formatted(calls()));
    Cli.Result first = start("bench", "--quick");
    assertThat(first.err()).hasLineCount(1).startsWith("building Bitmargin");
    assertThat(first.out())
        .contains("-cp " + home.toRealPath() + "/experiments/benchmarks/target/bench/lib/* ")
        .endsWith("org.bitmargin.cli.Bitmargin bench --quick\n");
    assertThat(start("bench").err()).isEmpty();
    assertThat(Files.readString(calls()))
        .hasLineCount(1)
        .contains("-Pbench -pl experiments/benchmarks -am package");
  }

  @Test
  void tells_native_libraries_the_number_of_threads() throws Exception {
    tool(
        "java",
        JAVA_17.replace("echo \"java in", "echo \"${OMP_NUM_THREADS-all} $OPENBLAS_NUM_THREADS"));
    assertThat(start("run", "x", "--threads", "3").out()).startsWith("3 3 ");
    assertThat(start("run", "--threads=4", "x").out()).startsWith("4 4 ");
    assertThat(start("run", "x", "--threads", "many").out()).startsWith("all ");
    assertThat(start("run", "x").out()).startsWith("all ");
  }

  @Test
  void finds_its_home_through_links() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), home.resolve("bitmargin"));
    Path linked = Files.createSymbolicLink(tools.resolve("bm"), Path.of("../link"));
    assertThat(link).exists();
    assertThat(call(List.of(linked.toString(), "plugins")).out())
        .contains("-Dbitmargin.home=" + home.toRealPath());
  }

  @Test
  void options_of_the_virtual_machine_come_from_the_environment() throws Exception {
    assertThat(start("plugins").out())
        .containsPattern("-Xmx850m .* -Xmx9g -ea -Djava.awt.headless");
  }

  @Test
  void says_in_one_line_what_is_missing() throws Exception {
    Files.delete(tools.resolve("mvn"));
    refused("Maven (mvn) is needed");
    tool("mvn", "exit 1");
    Files.delete(tools.resolve("javac"));
    refused("a JDK is needed to build");
    tool("java", JAVA_17.replace("= 17", "= 11"));
    refused("Java 17 or newer is needed, " + tools.resolve("java") + " is Java 11");
    tool("java", JAVA_17.replace("= 17", "= 1.8"));
    refused("is Java 1.8");
    Files.delete(tools.resolve("java"));
    refused("Java 17 or newer is needed: install a JDK 17");
  }

  @Test
  void says_where_the_log_of_a_failed_build_is() throws Exception {
    tool("mvn", "echo broken; exit 1");
    Cli.Result failed = start("plugins");
    assertThat(failed.code()).isEqualTo(2);
    assertThat(failed.err()).contains("the build failed, see ").contains("build.log");
    assertThat(home.resolve("experiments/cli/target/build.log")).hasContent("broken");
  }

  private void refused(String message) throws Exception {
    Cli.Result result = start("plugins");
    assertThat(result.err()).hasLineCount(1).startsWith("bitmargin: ").contains(message);
    assertThat(result.code()).isEqualTo(2);
  }

  private Cli.Result start(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(home.resolve("bitmargin").toString()));
    command.addAll(List.of(arguments));
    return call(command);
  }

  private Cli.Result call(List<String> command) throws Exception {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("PATH", tools.toString());
    builder.environment().put("BITMARGIN_JAVA_OPTS", "-Xmx9g -ea");
    List.of("JAVA_HOME", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")
        .forEach(builder.environment()::remove);
    int code = builder.start().waitFor();
    return new Cli.Result(
        code,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private void tool(String name, String body) throws IOException {
    executable(tools.resolve(name), "#!/bin/sh\n" + body + "\n");
  }

  private Path calls() {
    return folder.resolve("calls.txt");
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void newer(Path file) throws IOException {
    FileTime now = Files.getLastModifiedTime(file);
    Files.setLastModifiedTime(file, FileTime.fromMillis(now.toMillis() + 60_000));
  }

  private static Path where(String tool) {
    for (String folder : List.of("/usr/bin", "/bin")) {
      if (Files.exists(Path.of(folder, tool))) {
        return Path.of(folder, tool);
      }
    }
    throw new IllegalStateException("no " + tool);
  }
}
